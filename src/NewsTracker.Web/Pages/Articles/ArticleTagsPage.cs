using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What pages of an article's tags show: the tags, and who set and removed them.</summary>
public abstract class ArticleTagsPage(NewsTrackerDbContext db, IAuthorizationService authorization) : PageModel
{
    private const int MostChanges = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string Headline { get; private set; } = "";

    protected NewsTrackerDbContext Db => db;

    public ArticleTagsView Shown { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Change> History { get; private set; } = [];

    protected async Task<IActionResult> ShowAsync(Func<ArticleTagsView, ArticleTagsView> with, CancellationToken cancellationToken)
    {
        if (await db.Articles.Where(a => a.Id == Id).Select(a => a.Headline).FirstOrDefaultAsync(cancellationToken) is not { } headline)
        {
            return NotFound();
        }

        Headline = headline;
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        Shown = with(new ArticleTagsView(Id, await ArticleTagsView.ReadAsync(db, tree, Id, cancellationToken), (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded));
        var rows = await db.ArticleTagChanges.Where(c => c.ArticleId == Id).OrderByDescending(c => c.Id).Take(MostChanges)
            .Select(c => new { c.Id, c.At, c.ActorName, c.RuleId, c.Act, c.TagId, TakenBackId = db.Taggings.Where(t => t.Id == c.TaggingId && t.Act != c.Act).Select(t => (long?)t.Id).FirstOrDefault() }).ToListAsync(cancellationToken);
        var carried = Shown.Tags.Select(entry => entry.Tag.Id).ToHashSet();
        History = [.. rows.Select((row, i) => new Change(
            row.Id, row.At, row.ActorName, row.RuleId, row.Act, tree.Find(row.TagId)!, row.TakenBackId,
            rows.FindIndex(other => other.TagId == row.TagId) == i && tree.Resolve(row.TagId) is { IsLive: true } tag && row.Act is ArticleTagAct.Set == carried.Contains(tag.Id)))];
        return Page();
    }

    /// <param name="TakenBackId">The act on many articles that was taken back by it.</param>
    /// <param name="CanBeUndone">Whether it is the last that was done with its tag, and still holds.</param>
    public sealed record Change(long Id, DateTimeOffset At, string Who, long? RuleId, ArticleTagAct Act, TagNode Tag, long? TakenBackId, bool CanBeUndone);
}
