using NewsTracker.Scraping.Discovery;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A found feed as the page shows it.</summary>
/// <param name="CanChoose">Whether the look is over, so that the form stays as the admin fills it in.</param>
/// <param name="ListingRules">As found, or as typed.</param>
public sealed record FoundFeedView(FoundFeed Feed, int Index, bool CanChoose, bool IsChosen, string? ListingRules);
