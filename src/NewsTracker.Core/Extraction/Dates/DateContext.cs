namespace NewsTracker.Core.Extraction.Dates;

/// <summary>What is known around a printed date. Each part settles what the print leaves open; without it the open part stays open.</summary>
public sealed record DateContext
{
    public static DateContext Empty { get; } = new();

    /// <summary>BCP 47 tag of the text; a region in it counts as evidence.</summary>
    public string? Language { get; init; }

    /// <summary>The page's address: its site tells the region.</summary>
    public Uri? Url { get; init; }

    /// <summary>Two-letter country of the publisher, where something other than the address tells it.</summary>
    public string? Region { get; init; }

    /// <summary>The moment relative dates count from; without it "2 hours ago" is not read.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>No date of the page can lie after this day.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>True where other dates of the page are day-first, false where they are month-first.</summary>
    public bool? DayFirst { get; init; }

    internal string LanguageCode => Language is null ? "" : Language.Split('-', '_')[0].ToLowerInvariant();

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
