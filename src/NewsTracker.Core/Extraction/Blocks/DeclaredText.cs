using System.Net;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>The text that a page declares to machines, for pages that print none: shells which scripts fill, pictures and films with a line of text.</summary>
internal static class DeclaredText
{
    private const int ShortestBody = 200;
    private const int ShortestDescription = 60;

    /// <summary>A page of fewer blocks is an empty shell: its description is not all there was to read.</summary>
    private const int FewestBlocks = 6;

    public static (IReadOnlyList<PageBlock> Blocks, FieldOrigin Origin)? Find(Page page, StructuredArticle? declared)
    {
        if (declared?.Body is { Length: >= ShortestBody } body && Cut(body) is { Count: > 0 } blocks)
            return (blocks, FieldOrigin.JsonLd);
        var isArticle = declared is { IsPage: false } || page.Declarations.FirstMeta("og:type") == "article";
        if (!isArticle || page.Blocks.Count < FewestBlocks)
            return null;
        if (page.Declarations.FirstMeta("og:description") is { Length: >= ShortestDescription } openGraph)
            return (Cut(openGraph), FieldOrigin.OpenGraph);
        return declared?.Description is { Length: >= ShortestDescription } description ? (Cut(description), FieldOrigin.JsonLd) : null;
    }

    /// <summary>Reads the text as markup where it holds any, else each line as a paragraph.</summary>
    private static IReadOnlyList<PageBlock> Cut(string text)
    {
        var decoded = WebUtility.HtmlDecode(text);
        var markup = decoded.Contains("</", StringComparison.Ordinal) || decoded.Contains("<br", StringComparison.OrdinalIgnoreCase)
            ? decoded
            : string.Concat(decoded.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        var document = MarkupParser.Parse(markup);
        return document is null ? [] : PageWalker.Walk(document).Blocks;
    }
}
