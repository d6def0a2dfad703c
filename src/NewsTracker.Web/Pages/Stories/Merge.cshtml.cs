using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Makes one story of two articles and whatever stories they are in; first shows what they share.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class MergeModel(NewsTrackerDbContext db, StoryEditing stories) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "article")]
    public long ArticleId { get; set; }

    /// <summary>The other article: its number, its page here, or its own address.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    public MemberView Article { get; private set; } = null!;

    public MemberView? Other { get; private set; }

    public int ArticleMembers { get; private set; }

    public int OtherMembers { get; private set; }

    public StoryComparison? Comparison { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(ArticleId, cancellationToken) is not { } article)
            return NotFound();
        Article = article;
        ArticleMembers = await CountAsync(article.StoryId, cancellationToken);
        if (string.IsNullOrWhiteSpace(With))
            return Page();
        if (await FindOtherAsync(With.Trim(), cancellationToken) is not { } other)
        {
            ModelState.AddModelError("", "No article here has that number or address. Open the other article and copy the address of its page.");
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
            case StoryEdit.Done done:
                TempData["Notice"] = "They are one story now.";
                return RedirectToPage("/Stories/Story", new { id = done.StoryId });
            case StoryEdit.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return await OnGetAsync(cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<MemberView?> FindOtherAsync(string text, CancellationToken cancellationToken)
    {
        var tail = text[(text.LastIndexOf("/articles/", StringComparison.Ordinal) is >= 0 and var at ? at + "/articles/".Length : 0)..];
        if (long.TryParse(tail.Split('?', '#')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await FindAsync(id, cancellationToken) is { } byNumber)
            return byNumber;
        return CanonicalUrl.Find(text)?.Value is { } url && await db.ArticleAddresses.Where(a => a.Url == url).Select(a => (long?)a.ArticleId).FirstOrDefaultAsync(cancellationToken) is { } byAddress
            ? await FindAsync(byAddress, cancellationToken)
            : null;
    }

    private async Task<MemberView?> FindAsync(long articleId, CancellationToken cancellationToken) =>
        (await db.StoryMembers.Where(m => m.ArticleId == articleId).ShownAsync(cancellationToken)).SingleOrDefault();

    private async Task<int> CountAsync(long? storyId, CancellationToken cancellationToken) =>
        storyId is null ? 1 : await db.StoryMembers.CountAsync(m => m.StoryId == storyId, cancellationToken);
}
