using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Articles;

/// <summary>One fetched state of an article whose text differs from the state before. Never changed once stored.</summary>
public sealed class Revision : ArticleText
{
    /// <summary>Given by the database when it is stored.</summary>
    public long Id { get; set; }

    public long ArticleId { get; init; }

    public Article? Article { get; init; }

    /// <summary>Counts from 1 within the article.</summary>
    public int Number { get; set; } = 1;

    public required DateTimeOffset FetchedAt { get; init; }

    public long? SnapshotId { get; init; }

    public Snapshot? Snapshot { get; set; }

    /// <summary>SHA-256 of what a reader would call the text: headline and body.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>Where each field was read from: "Published" from "JSON-LD", and so on.</summary>
    public required IReadOnlyDictionary<string, string> Origins { get; set; }

    /// <summary>What the page also says of its fields, and that was not taken.</summary>
    public IReadOnlyList<FieldDisagreement> Disagreements { get; set; } = [];

    /// <summary>Publisher rules that could not be followed on this page.</summary>
    public IReadOnlyList<RuleFailure> RuleFailures { get; init; } = [];

    /// <summary>Which version of the extraction engine read the snapshot.</summary>
    public required int EngineVersion { get; init; }
}
