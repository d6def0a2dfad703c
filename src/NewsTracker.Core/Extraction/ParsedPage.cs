using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction;

/// <summary>A page as every reading of it begins: parsed once, walked once and measured, for the votes on its fields ask what each block stands in; and what it declares to machines.</summary>
internal sealed record ParsedPage(Page Page, StructuredPage Structured)
{
    /// <summary>Absent where the page nests its elements too deeply to be read.</summary>
    public static ParsedPage? Find(string html, Uri? url)
    {
        if (MarkupParser.Parse(html) is not { } document)
            return null;
        var page = PageWalker.Walk(document);
        PageMeasure.Measure(page);
        return new ParsedPage(page, JsonLdReader.Read(page.Declarations.JsonLd, url));
    }
}
