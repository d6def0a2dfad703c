using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>What is known around a printed date. Each part settles what the print leaves open; without it the open part stays open.</summary>
public sealed record DateContext
{
    private const int EarliestYear = 1990;

    public static DateContext Empty { get; } = new();

    /// <summary>BCP 47 tag of the text; a region in it counts as evidence.</summary>
    public string? Language { get; init; }

    /// <summary>The page's address: its site tells the region.</summary>
    public Uri? Url { get; init; }

    /// <summary>Two-letter country of the publisher, where something other than the address tells it.</summary>
    public string? Region { get; init; }

    /// <summary>The moment relative dates count from; without it "2 hours ago" is not read.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The day on which the page was taken, in UTC.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>True where other dates of the page are day-first, false where they are month-first.</summary>
    public bool? DayFirst { get; init; }

    internal string LanguageCode => Language is null ? "" : Language.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>Whether a page can be of this day: none of the web is older than its first years, and none is of a day to come.</summary>
    internal bool IsPossible(PrintedInstant date) => date.Local.Year >= EarliestYear && HasCome(DateOnly.FromDateTime(date.Local));

    /// <summary>Whether the day had begun anywhere when the page was taken: in the far east it is a day ahead of UTC.</summary>
    internal bool HasCome(DateOnly day) => Latest is not { } latest || day <= latest.AddDays(1);

    internal string? FindRegion() => Region ?? Regions.OfLanguageTag(Language) ?? Regions.OfSite(Url) ?? Regions.OfLanguage(LanguageCode);
}

/// <summary>How much of a date was printed.</summary>
public enum DateGrain
{
    Year,
    Month,
    Day,
    Minute,
    Second,
}

/// <summary>A date as printed: wall clock, offset where one is known, and grain.</summary>
public sealed record DateReading(DateTime Local, TimeSpan? Offset, DateGrain Grain)
{
    /// <summary>Words beside the date that are no part of it.</summary>
    public int StrangeWords { get; init; }
}
