using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>What a page says in a sentence or two of its article.</summary>
internal static class PageLede
{
    public static Extracted<string>? Find(Page page, StructuredArticle? declared) =>
        page.Declarations.FirstMeta("og:description") is { } openGraph ? Of(openGraph, FieldOrigin.OpenGraph)
        : page.Declarations.FirstMeta("description", "twitter:description", "dc.description") is { } meta ? Of(meta, FieldOrigin.Meta)
        : declared?.Description is { } description ? Of(description, FieldOrigin.JsonLd)
        : null;

    private static Extracted<string> Of(string text, FieldOrigin origin) => new(text.OnOneLine(), origin);
}
