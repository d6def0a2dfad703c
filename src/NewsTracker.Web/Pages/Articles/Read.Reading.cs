using Microsoft.AspNetCore.Mvc;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What a user has read: to open an article is to read it, and it can be marked as unread again.</summary>
public sealed partial class ReadModel
{
    /// <summary>The search through which the article was reached.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public bool IsRemembered => HttpContext.Actor().Id is not null;

    /// <param name="from">The page of the list that the article was opened from, where that is known.</param>
    public async Task<IActionResult> OnPostUnreadAsync([FromForm] string? from, CancellationToken cancellationToken)
    {
        if (HttpContext.Actor().Id is not { } user)
        {
            return Challenge();
        }

        await reading.MarkUnreadAsync(user, Id, cancellationToken);
        TempData["Notice"] = "The article is marked as unread.";
        return Url.Local(from) is { } list ? LocalRedirect("~" + list) : RedirectToPage("/Articles/Index", new { q = string.IsNullOrEmpty(Query) ? null : Query });
    }

    /// <summary>A browser that fetches ahead has not read.</summary>
    private async Task NoteReadingAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Actor().Id is { } user && !Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase))
        {
            await reading.MarkReadAsync(user, Id, cancellationToken);
        }
    }
}
