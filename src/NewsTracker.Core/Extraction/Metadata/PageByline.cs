using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Who the page credits: as declared, else as printed near the headline.</summary>
internal static class PageByline
{
    private static readonly string[] MetaNames =
        ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "article:author_name"];

    public static (IReadOnlyList<BylineName> Names, FieldOrigin? Origin) Find(Page page, StructuredArticle? declared, string? siteName)
    {
        if (Read(declared?.Authors.Select(author => author.Name) ?? [], siteName) is { Count: > 0 } structured)
            return ([.. structured.Select(name => Confirm(name, declared!))], FieldOrigin.JsonLd);
        var meta = page.Declarations;
        var names = MetaNames
            .Select(key => meta.Meta.GetValueOrDefault(key) ?? [])
            .Select(values => Read(values, siteName))
            .FirstOrDefault(read => read.Count > 0);
        if (names is not null)
            return (names, FieldOrigin.Meta);
        if (Read(meta.ItemProperties.Where(element => element.GetAttribute("itemprop") == "author").Select(Text).Take(10), siteName) is { Count: > 0 } microdata)
            return (microdata, FieldOrigin.Microdata);
        var printed = meta.BylineElements.Where(IsOfArticle).OrderByDescending(element => element.GetAttribute("rel") == "author").Select(Text).OfType<string>()
            .Select(line => Read([line], siteName)).FirstOrDefault(read => read.Count > 0);
        printed ??= CreditLines(page).Select(line => Read([line], siteName)).FirstOrDefault(read => read.Count > 0);
        return printed is null ? ([], null) : (printed, FieldOrigin.VisibleText);
    }

    /// <summary>Short lines near the headline that open with "By" or end in a labelled date.</summary>
    private static IEnumerable<string> CreditLines(Page page)
    {
        var headline = page.Blocks.FirstOrDefault(block => block.Kind == TextBlockKind.Heading && block.HeadingLevel == 1)?.Index ?? 0;
        return page.Blocks.Skip(headline).Take(12)
            .Where(block => block.Text.Length < 160 && (block.Node.Traits & (BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation)) == BlockTraits.None)
            .Select(block => block.Text)
            .Where(text => BylineNames.StartsAsCredit(text) || (BoilerplatePhrases.IsDateline(text) && text.Contains('|', StringComparison.Ordinal)));
    }

    private static BylineName Confirm(BylineName name, StructuredArticle declared) =>
        name with { IsOrganisation = name.IsOrganisation || declared.Authors.Any(author => author.IsOrganisation && author.Name == name.Name) };

    private static List<BylineName> Read(IEnumerable<string?> lines, string? siteName)
    {
        var site = siteName is null ? "" : TextMeasure.Key(siteName);
        return lines.SelectMany(BylineNames.Read)
            .Select(name => TextMeasure.Key(name.Name) == site ? name with { IsOrganisation = true } : name)
            .DistinctBy(name => TextMeasure.Key(name.Name)).Take(20).ToList();
    }

    private static bool IsOfArticle(IElement element)
    {
        var ancestor = element;
        for (var steps = 0; ancestor is not null && steps < 12; steps++, ancestor = ancestor.ParentElement)
        {
            if ((TraitWords.Of(ancestor) & (BlockTraits.Comments | BlockTraits.Related | BlockTraits.Footer | BlockTraits.Navigation)) != BlockTraits.None)
                return ancestor.LocalName is "article" or "main" or "body";
            if (ancestor.LocalName is "article" or "main")
                return true;
        }

        return true;
    }

    private static string? Text(IElement element)
    {
        if (element.GetAttribute("content") is { Length: > 0 } content)
            return content;
        var text = element.ChildNodes.Length > 20 ? "" : element.TextContent;
        return text.Length is > 1 and < 300 ? HeadlineVote.OneLine(text) : null;
    }
}
