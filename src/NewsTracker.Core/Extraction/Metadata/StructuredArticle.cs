namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What the page's JSON-LD says of the article (schema.org).</summary>
internal sealed record StructuredArticle
{
    public string? Headline { get; init; }

    public string? AlternativeHeadline { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<BylineName> Authors { get; init; } = [];

    public string? Language { get; init; }

    public string? Description { get; init; }

    public string? Publisher { get; init; }

    public string? Body { get; init; }

    /// <summary>The body's letters, for finding blocks in it.</summary>
    public string? BodyKey { get; init; }

    public string? Url { get; init; }

    public StructuredSubjects Subjects { get; init; } = new();

    /// <summary>Said of the page, not of an article.</summary>
    public bool IsPage { get; init; }
}
