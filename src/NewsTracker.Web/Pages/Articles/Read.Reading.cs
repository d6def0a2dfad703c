using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What a user has read: to open an article is to read it, and it can be marked as unread again.</summary>
public sealed partial class ReadModel
{
    /// <summary>The list that the article was opened from; every way to more or less of the same article stays within it.</summary>
    public FoundIn? In => FoundIn.Of(Request);

    public bool IsRemembered => HttpContext.Actor().Id is not null;

    /// <param name="from">The page of the list that the article was opened from, where that is known.</param>
    public async Task<IActionResult> OnPostUnreadAsync([FromForm] string? from, CancellationToken cancellationToken)
    {
        if (HttpContext.Actor().Id is not { } user)
        {
            return Challenge();
        }

        await reading.MarkUnreadAsync(user, Id, cancellationToken);
        this.Notify("The article is marked as unread.");
        return Url.Local(from) is { } list ? LocalRedirect("~" + list) : LocalRedirect($"~/articles{In?.ListEnd}");
    }

    /// <summary>A revision of this article, with what is shown besides.</summary>
    public string AddressOf(int revision, bool possible = false, bool retracted = false) => QueryHelpers.AddQueryString(
        Url.Content($"~/articles/{Id}{In?.End}"),
        new Dictionary<string, string?> { ["revision"] = revision.ToString(CultureInfo.InvariantCulture), ["possible"] = possible ? "true" : null, ["retracted"] = retracted ? "true" : null });

    /// <summary>A browser that fetches ahead has not read.</summary>
    private async Task NoteReadingAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Actor().Id is { } user && !Request.IsFetchedAhead())
        {
            await reading.MarkReadAsync(user, Id, cancellationToken);
        }
    }
}
