using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Makes one story of two articles and whatever stories they are in; first shows what they share.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class MergeModel(NewsTrackerDbContext db, StoryEditing stories, ArticleQueryPreparation preparation, ArticleSearch search) : PageModel
{
    private readonly MergeChoices choices = new(db, preparation, search);

    [BindProperty(SupportsGet = true, Name = "article")]
    public long ArticleId { get; set; }

    /// <summary>The other article: words that find it, its number, its page here, or its own address.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    public MemberView Article { get; private set; } = null!;

    /// <summary>Where one came from: the story's page, or the reader, which leads here only where no other article carries the report.</summary>
    public string CancelAddress => ArticleMembers > 1 && Article.StoryId is { } story ? $"/stories/{story}" : $"/articles/{ArticleId}";

    public MemberView? Other { get; private set; }

    /// <summary>What it could be, where none was named.</summary>
    public IReadOnlyList<MergeChoice> Choices { get; private set; } = [];

    public int ArticleMembers { get; private set; }

    public int OtherMembers { get; private set; }

    public StoryComparison? Comparison { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(ArticleId, cancellationToken) is not { } article)
            return NotFound();
        Article = article;
        ArticleMembers = await CountAsync(article.StoryId, cancellationToken);
        if (With?.Trim() is not { Length: > 0 } with)
        {
            Choices = await choices.LikelyAsync(article, cancellationToken);
            return Page();
        }

        if (await FindOtherAsync(with, cancellationToken) is not { } other)
        {
            await ChooseAsync(article, with, cancellationToken);
            return Page();
        }

        if (other.Id == article.Id || (other.StoryId is not null && other.StoryId == article.StoryId))
        {
            ModelState.AddModelError("", other.Id == article.Id ? "That is the same article. Give another one." : "Both are in one story already.");
            return Page();
        }

        (Other, Comparison) = (other, article.CompareTo(other));
        OtherMembers = await CountAsync(other.StoryId, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long other, CancellationToken cancellationToken)
    {
        switch (await stories.MergeAsync(ArticleId, other, HttpContext.Actor(), cancellationToken))
        {
            case StoryOutcome.Done done:
                this.Notify("They are one story now.");
                return RedirectToPage("/Stories/Story", new { id = done.StoryId });
            case StoryOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return await OnGetAsync(cancellationToken);
            case StoryOutcome.Gone:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task ChooseAsync(MemberView article, string with, CancellationToken cancellationToken)
    {
        if (CanonicalUrl.Find(with) is not null || with.All(char.IsAsciiDigit))
        {
            ModelState.AddModelError("", "No article here has that number or address. Give words of it, or open it and copy the address of its page.");
            return;
        }

        switch (await choices.FindAsync(article, with, cancellationToken))
        {
            case MergeChoosing.Found { Choices.Count: > 0 } found:
                Choices = found.Choices;
                break;
            case MergeChoosing.Refused refused:
                ModelState.AddModelError("", refused.Why);
                break;
            default:
                ModelState.AddModelError("", "No other article answers that. Give fewer words, or its number or address.");
                break;
        }
    }

    private async Task<MemberView?> FindOtherAsync(string text, CancellationToken cancellationToken)
    {
        if (CanonicalUrl.Find(text)?.Value is { } url && await db.ArticleAddresses.Where(a => a.Url == url).Select(a => (long?)a.ArticleId).FirstOrDefaultAsync(cancellationToken) is { } byAddress)
            return await FindAsync(byAddress, cancellationToken);
        return long.TryParse(NumberIn(text), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await FindAsync(id, cancellationToken) : null;
    }

    /// <summary>The number itself, or that in the address of one of our own pages; another site may have an <c>/articles/12</c> too.</summary>
    private string NumberIn(string text)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsWeb();
        if (isAddress && !string.Equals(address!.Authority, Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return "";
        var at = text.LastIndexOf("/articles/", StringComparison.Ordinal);
        return (at < 0 ? text : text[(at + "/articles/".Length)..]).Split('?', '#')[0];
    }

    private async Task<MemberView?> FindAsync(long articleId, CancellationToken cancellationToken) =>
        (await db.StoryMembers.Where(m => m.ArticleId == articleId).ShownAsync(cancellationToken)).SingleOrDefault();

    private async Task<int> CountAsync(long? storyId, CancellationToken cancellationToken) =>
        storyId is null ? 1 : await db.StoryMembers.CountAsync(m => m.StoryId == storyId, cancellationToken);
}
