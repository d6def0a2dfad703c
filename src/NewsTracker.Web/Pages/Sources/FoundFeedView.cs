using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A found feed as the page shows it.</summary>
/// <param name="CanChoose">Whether the look is over, so that the form stays as the admin fills it in.</param>
/// <param name="ListingRules">As found, or as typed.</param>
public sealed record FoundFeedView(FoundFeed Feed, int Index, bool CanChoose, bool IsChosen, string? ListingRules)
{
    /// <summary>The date of an item as every list shows dates; as it is where it cannot be read.</summary>
    internal static string DateWords(string? date) =>
        date is null ? "–" : PrintedDateReader.Read(date, DateContext.Empty) is { } printed ? PrintedInstantTagHelper.InWords(printed) : date;
}
