using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Feeds;

/// <summary>Dates of feeds: RFC 822 in RSS, RFC 3339 in Atom and sitemaps, and the liberties both are taken with.</summary>
internal static class FeedDate
{
    // RSS is written in English whatever its language, so the day comes before the month's name and zones are North America's.
    private static readonly DateContext Context = DateContext.Empty with { Language = "en" };

    public static PrintedInstant? Read(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 200 ? null : PrintedDateReader.Read(text.Trim(), Context);
}
