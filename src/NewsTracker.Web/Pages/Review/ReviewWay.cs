using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Review;

/// <summary>The way through the queue: from a verdict to the next item, with word of what was decided.</summary>
public sealed class ReviewWay(ReviewQueue queue)
{
    private const string LastKey = "ReviewLast";

    /// <summary>What the verdict before this page came to; told once.</summary>
    public static LastVerdict? TakeLast(PageModel page) => LastVerdict.Parse(page.TempData[LastKey] as string);

    /// <param name="country">The country whose items are reviewed, where it is one.</param>
    public async Task<RedirectResult> GoOnAsync(PageModel page, LastVerdict last, CountryCode? country, CancellationToken cancellationToken)
    {
        if (await queue.TakeNextAsync(page.HttpContext.Actor().Id!.Value, country, cancellationToken) is { } next)
        {
            page.TempData[LastKey] = last.ToString();
            return new RedirectResult(new ReviewStop { Item = next, Country = country }.Address);
        }

        page.TempData.Remove(LastKey);
        page.Notify($"{last.Words} Nothing is left for you to review{(country is null ? "" : " on this country")}.");
        return new RedirectResult("/review");
    }
}
