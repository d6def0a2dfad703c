using System.Globalization;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads the dates of feeds: W3CDTF and ISO 8601, RFC 822 and what people make of them.</summary>
internal static class FeedDates
{
    private const int LongestText = 100;

    private static readonly string[] WithSeconds = ["d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss 'GMT'", "d MMM yyyy HH:mm:ss 'UTC'", "d MMM yyyy HH:mm:ss 'Z'"];

    private static readonly string[] WithMinutes = ["d MMM yyyy HH:mm zzz", "d MMM yyyy HH:mm 'GMT'", "d MMM yyyy HH:mm 'UTC'"];

    public static PrintedInstant? Read(string? printed, string? language)
    {
        var text = printed?.Trim();
        if (text is null or { Length: < 4 or > LongestText })
            return null;
        return ReadRfc822(text) ?? W3cDate.Read(text) ?? PrintedDateReader.Read(text, DateContext.Empty with { Language = language });
    }

    /// <summary>The form nearly every RSS feed prints; its zone is an offset or GMT.</summary>
    private static PrintedInstant? ReadRfc822(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var date = comma is > 0 and < 12 ? text.AsSpan(comma + 1).Trim() : text;
        return DateTimeOffset.TryParseExact(date, WithSeconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? new PrintedInstant(instant.DateTime, instant.Offset, InstantPrecision.Second)
            : DateTimeOffset.TryParseExact(date, WithMinutes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) ? new PrintedInstant(instant.DateTime, instant.Offset, InstantPrecision.Minute)
            : null;
    }
}
