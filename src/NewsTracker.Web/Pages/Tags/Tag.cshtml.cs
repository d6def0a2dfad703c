using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>One tag: what it is for, what stands below it, what carries it, and its history. A merged one leads to the tag that stands for it.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class TagModel(NewsTrackerDbContext db, IAuthorizationService authorization) : PageModel
{
    private const int PageSize = 25;
    private const int MostPassages = 20;
    private const int MostChanges = 100;

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Shows a merged tag itself.</summary>
    [BindProperty(SupportsGet = true, Name = "stay")]
    public bool Stays { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public ArticleCursor? Before { get; set; }

    public TagNode Tag { get; private set; } = null!;

    public TagTree Tree { get; private set; } = null!;

    /// <summary>The merged tag from which the reader was led here.</summary>
    public TagNode? From { get; private set; }

    public bool MayEdit { get; private set; }

    public IReadOnlyList<TagNode> Same { get; private set; } = [];

    public IReadOnlyList<(TagNode Tag, int Articles)> Children { get; private set; } = [];

    public int ArticleCount { get; private set; }

    public int PassageCount { get; private set; }

    public IReadOnlyList<ArticleRow> Articles { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of articles", null, null, null);

    public IReadOnlyList<PassageRow> Passages { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ChangeRow> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? from, CancellationToken cancellationToken)
    {
        Tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (Tree.FindBySlug(Slug) is not { } tag)
        {
            return NotFound();
        }

        if (!Stays && tag.State.RedirectToId is not null && Tree.Resolve(tag.Id) is { } target)
        {
            return RedirectToPage(new { slug = target.Slug, from = tag.Slug });
        }

        (Tag, From) = (tag, from is null ? null : Tree.FindBySlug(from));
        MayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        Same = [.. Tree.SameAs(tag.Id).Skip(1).Select(id => Tree.Find(id)!)];
        var family = Tree.Family(tag.Id);
        await CountAsync(family, cancellationToken);
        await ListArticlesAsync([.. family], cancellationToken);
        long[] same = [.. Tree.SameAs(tag.Id)];
        Passages = [.. (await db.Annotations.CarryingAny(same).Standing().Marks().OrderByDescending(a => a.Id).Take(MostPassages)
            .Select(a => new { a.Id, a.ArticleId, a.Revision!.Number, a.Passage, a.Revision.Headline }).ToListAsync(cancellationToken))
            .Select(a => new PassageRow(a.Id, a.ArticleId, a.Number, a.Passage!.Quote.Exact, a.Headline))];
        History = await ListHistoryAsync(cancellationToken);
        return Page();
    }

    /// <summary>What was done to the tag, and by which merges others came to be it.</summary>
    private async Task<IReadOnlyList<ChangeRow>> ListHistoryAsync(CancellationToken cancellationToken)
    {
        var own = db.TagVersions.HistoryOf(Tag.Id).Take(MostChanges);
        long[] into = [.. Tree.Tags.Where(other => other.State.RedirectToId == Tag.Id).Select(other => other.Id)];
        var merges = db.TagVersions.MergesOf(into).OrderByDescending(v => v.ChangeId).Take(MostChanges);
        var rows = await ReadAsync(own, cancellationToken);
        rows.AddRange((await ReadAsync(merges, cancellationToken)).Where(row => row.After.RedirectToId == Tag.Id));
        return [.. rows.OrderByDescending(row => row.ChangeId).Take(MostChanges)];
    }

    private static Task<List<ChangeRow>> ReadAsync(IQueryable<TagVersion> versions, CancellationToken cancellationToken) =>
        versions.Select(v => new ChangeRow(v.TagId, v.ChangeId, v.Number, v.Change!.Act, v.Change.At, v.Change.ActorName, v.Before, v.After)).ToListAsync(cancellationToken);

    private async Task CountAsync(IReadOnlyList<long> family, CancellationToken cancellationToken)
    {
        var children = Tree.ChildrenOf(Tag.Id);
        var counts = await db.CountArticlesAsync(
            [.. family.Select(id => (Tag.Id, id)), .. children.SelectMany(child => Tree.Family(child.Id).Select(id => (child.Id, id)))], cancellationToken);
        ArticleCount = counts.GetValueOrDefault(Tag.Id);
        Children = [.. children.Select(child => (child, counts.GetValueOrDefault(child.Id)))];
        PassageCount = (await db.CountPassagesAsync([.. Tree.SameAs(Tag.Id).Select(id => (Tag.Id, id))], cancellationToken)).GetValueOrDefault(Tag.Id);
    }

    private async Task ListArticlesAsync(long[] family, CancellationToken cancellationToken)
    {
        var page = await db.Articles.CarryingAny(db, family)
            .OlderThan(Before).NewestFirst()
            .Select(a => new
            {
                a.Id,
                a.Headline,
                a.Language,
                a.DatedAt,
                a.PublishedAt,
                a.PublishedOffset,
                a.PublishedPrecision,

                // By pk_article_tags.
                Tagged = db.ArticleTags.Where(t => t.ArticleId == a.Id && family.Contains(t.TagId)).OrderBy(t => t.At).Select(t => new { t.ByName, t.RuleId }).First(),
            })
            .ReadPageAsync(PageSize, Before is null, cancellationToken);
        Articles = [.. page.Rows.Select(row => new ArticleRow(row.Id, row.Headline, row.Language, row.DatedAt, PrintedInstant.FromUtc(row.PublishedAt, row.PublishedOffset, row.PublishedPrecision), row.Tagged.RuleId is { } rule ? $"by rule {rule}" : PersonNames.By(User, row.Tagged.ByName)))];
        Pager = Pager.Onward(page, Address(null), row => Address(new ArticleCursor(row.DatedAt, row.Id)));
    }

    private string? Address(ArticleCursor? before) => Url.Page("/Tags/Tag", new { slug = Slug, stay = Stays ? true : (bool?)null, before = before?.ToString() });

    /// <param name="How">By whom, or by which rule.</param>
    public sealed record ArticleRow(long Id, string Headline, string? Language, DateTimeOffset DatedAt, PrintedInstant? Published, string How);

    public sealed record PassageRow(long Id, long ArticleId, int RevisionNumber, string Words, string Headline);

    /// <param name="TagId">The tag that was changed: this one, or one that was merged into it.</param>
    public sealed record ChangeRow(long TagId, long ChangeId, int Number, TagAct Act, DateTimeOffset At, string Who, TagState? Before, TagState After);
}
