using NewsTracker.Core.Countries;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Triage;

namespace NewsTracker.Core.Articles;

/// <summary>A news text from one address: its identity, and its newest text for lists and search. Each text it ever had is a <see cref="Revision"/>.</summary>
public sealed class Article : ArticleText
{
    public long Id { get; init; }

    /// <summary>The address that identifies the article; absent for a pasted text or a file without one.</summary>
    public string? Url { get; set; }

    public long? SourceId { get; init; }

    public Source? Source { get; init; }

    public required ArticleOrigin Origin { get; init; }

    /// <summary>The publication instant, or the first sight of an article that prints none: what lists are ordered by.</summary>
    public required DateTimeOffset DatedAt { get; set; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastChangedAt { get; set; }

    public int RevisionCount { get; set; }

    /// <summary>States that say or do something in the text, as the analysis engine read it; absent where it could not read the text.</summary>
    public CountryCode[]? ActingCountries { get; set; }

    /// <summary>What editors made of it, by their newest <see cref="TriageAct"/>; kept here so that lists can be narrowed by it.</summary>
    public TriageState TriageState { get; set; }

    /// <summary>The editor whose work it is.</summary>
    public Guid? AssigneeId { get; set; }

    public List<Revision> Revisions { get; } = [];

    /// <summary>Says from now on what its newest revision says. One that prints no date leaves the day as it was.</summary>
    public void Revise(Revision newest, DateTimeOffset at)
    {
        TakeTextOf(newest);
        DatedAt = newest.PublishedAt ?? DatedAt;
        LastChangedAt = at;
        RevisionCount = newest.Number;
    }

    /// <summary>
    /// Says from now on what its newest revision makes of the snapshot that another was made of. A date that only the other told was misread: without it the day is that of the first sight.
    /// </summary>
    public void Correct(Revision misread, Revision newest, DateTimeOffset at)
    {
        Revise(newest, at);
        if (misread.PublishedAt is not null && newest.PublishedAt is null)
            DatedAt = FirstSeenAt;
    }
}

/// <summary>How an article came in.</summary>
public enum ArticleOrigin
{
    Feed,
    Address,
    File,
    PastedText,
}
