using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Independent places a page tells its date in. Two that agree are better evidence than one that says it twice.</summary>
internal enum DateSource
{
    Structured,
    Meta,
    Microdata,
    Printed,
    Url,
    Title,
}

/// <summary>A date of the page with how likely it is to be the article's.</summary>
/// <param name="Weight">See <see cref="DateWeights"/>.</param>
internal sealed record DateCandidate(PrintedInstant Value, DateSource Source, FieldOrigin Origin, double Weight)
{
    /// <summary>The machine's word on the page around the article, which a content system writes for every page it serves.</summary>
    public bool IsOfPage { get; init; }

    /// <summary>Printed as the day of the last change; its clock is no other day's.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>A bare date somewhere in the page.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>How far each place is trusted alone. Only the order and the rough distances matter.</summary>
internal static class DateWeights
{
    public const double Article = 10;
    public const double PublishedMeta = 9;
    public const double ItemProperty = 8;
    public const double PublishedTime = 8;
    public const double NearTime = 7;
    public const double LabelledLine = 6.5;
    public const double Page = 6;
    public const double NearElement = 6;
    public const double NearLine = 5;
    public const double OtherArticle = 5;
    public const double LooseMeta = 4.5;
    public const double TitlePart = 4.5;
    public const double Url = 4;
    public const double FarElement = 3;
    public const double FarLine = 2;
    public const double Title = 1;
    public const double Update = 2.5;

    /// <summary>What a source that agrees adds of its own weight.</summary>
    public const double Agreement = 0.6;
}
