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

    /// <summary>Every date the page's JSON-LD tells of an article or of the page, the article's own first.</summary>
    public IReadOnlyList<StructuredDate> Dates { get; init; } = [];
}

/// <summary>A date of a JSON-LD object.</summary>
internal sealed record StructuredDate(string Value, StructuredNode Node)
{
    public bool IsModified { get; init; }

    public bool IsCreation { get; init; }

    /// <summary>Of the object that was taken for the article.</summary>
    public bool IsChosen { get; init; }
}

/// <summary>What an object of JSON-LD describes.</summary>
internal enum StructuredNode
{
    Article,
    Recipe,
    Page,
}
