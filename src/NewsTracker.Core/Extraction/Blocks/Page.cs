using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>A parsed page as lists: its elements, its blocks of text, and the places where it speaks of itself.</summary>
internal sealed class Page
{
    public required IDocument Document { get; init; }

    public required IReadOnlyList<PageNode> Nodes { get; init; }

    public required IReadOnlyList<PageBlock> Blocks { get; init; }

    public required PageDeclarations Declarations { get; init; }
}

/// <summary>The elements that carry metadata, collected in the one walk.</summary>
internal sealed class PageDeclarations
{
    /// <summary>Meta elements by lower-case name, property, itemprop or http-equiv; the first value first.</summary>
    public Dictionary<string, List<string>> Meta { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> JsonLd { get; } = [];

    public List<IElement> Times { get; } = [];

    public List<IElement> ItemProperties { get; } = [];

    public List<IElement> BylineElements { get; } = [];

    public List<IElement> DateElements { get; } = [];

    public List<IElement> Breadcrumbs { get; } = [];

    /// <summary>For each element of times, dates and bylines, the block-level element around it and the place among <see cref="Page.Nodes"/> that it has itself if it is one.</summary>
    public Dictionary<IElement, (PageNode? Around, int Place)> Places { get; } = [];

    public string? Title { get; set; }

    public string? Canonical { get; set; }

    /// <summary>What relative addresses start from, where it is not the page's own address.</summary>
    public string? Base { get; set; }

    /// <summary>The address that relative ones start from.</summary>
    public Uri? BaseOr(Uri? url) => WebAddress.Resolve(Base, url) ?? url;

    public string? FirstMeta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Meta.TryGetValue(name, out var values))
                return values[0];
        }

        return null;
    }
}
