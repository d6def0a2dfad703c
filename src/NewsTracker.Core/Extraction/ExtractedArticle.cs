using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction;

/// <summary>What the extraction engine read from a page, each field with its origin. A field that could not be read is absent, not guessed.</summary>
public sealed record ExtractedArticle
{
    public required Extracted<string> Headline { get; init; }

    /// <summary>The credit line, people and organisations apart, in printed order; empty where the page credits nobody.</summary>
    public IReadOnlyList<BylineName> Byline { get; init; } = [];

    public FieldOrigin? BylineOrigin { get; init; }

    public Extracted<PrintedInstant>? Published { get; init; }

    public Extracted<PrintedInstant>? Modified { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public Extracted<string>? Language { get; init; }

    public Extracted<string>? SiteName { get; init; }

    /// <summary>The address the page calls its own; absolute http(s).</summary>
    public Extracted<string>? CanonicalUrl { get; init; }

    /// <summary>The standfirst or summary.</summary>
    public Extracted<string>? Lede { get; init; }

    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    public required FieldOrigin BodyOrigin { get; init; }

    /// <summary>Plain text of the blocks, a blank line between them.</summary>
    public string BodyText => string.Join("\n\n", Blocks.Select(block => block.Text));

    /// <summary>The blocks as sanitised HTML.</summary>
    public required string BodyHtml { get; init; }
}

/// <summary>A value, and where it was read.</summary>
public sealed record Extracted<T>(T Value, FieldOrigin Origin);

/// <summary>A person or organisation of a credit line.</summary>
public sealed record BylineName(string Name, bool IsOrganisation);

/// <summary>A block of the body, in reading order. Text holds no markup and no line breaks but those of the page's own <c>br</c>.</summary>
public sealed record TextBlock(TextBlockKind Kind, string Text);

public enum TextBlockKind
{
    Paragraph,
    Heading,
    Quote,
    ListItem,
    Caption,
}

/// <summary>Where a field was read from, strongest first.</summary>
public enum FieldOrigin
{
    PublisherRule,
    JsonLd,
    OpenGraph,
    Meta,
    Microdata,
    VisibleText,
    Heuristic,
    Feed,
    Url,
    HttpHeader,
    Detection,
    Person,
}
