using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>A block-level element of the page with what its subtree holds. Nodes are kept in document order, parents before children.</summary>
internal sealed class PageNode(IElement element, PageNode? parent, int firstBlock, BlockTraits traits)
{
    private readonly PageNode? outerBoilerplate = parent?.NamedBoilerplate;
    private readonly PageNode? outerBody = parent?.NamedBody;

    public IElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What its own names say.</summary>
    public BlockTraits OwnTraits { get; } = traits;

    /// <summary>The nearest element, this one included, that calls itself boilerplate.</summary>
    public PageNode? NamedBoilerplate => (OwnTraits & BlockTraits.Boilerplate) != BlockTraits.None ? this : outerBoilerplate;

    /// <summary>The nearest element, this one included, that calls itself the body.</summary>
    public PageNode? NamedBody => (OwnTraits & BlockTraits.Body) != BlockTraits.None ? this : outerBody;

    /// <summary>The tags it is in, its own included, as far as they tell what it is.</summary>
    public TagsAround Around { get; } = (parent?.Around ?? TagsAround.None) | OfTag(element.LocalName);

    /// <summary>Its own traits and those of everything around it.</summary>
    public BlockTraits Traits { get; set; }

    public int FirstBlock { get; } = firstBlock;

    /// <summary>One past the last block of the subtree.</summary>
    public int EndBlock { get; set; }

    public int TextLength { get; set; }

    public int LinkLength { get; set; }

    /// <summary>Characters in blocks that read as running text.</summary>
    public int ProseLength { get; set; }

    /// <summary>The part of it that nothing marks as boilerplate.</summary>
    public int CleanProseLength { get; set; }

    public bool HoldsHeadline { get; set; }

    public double Score { get; set; }

    public double LinkDensity => TextLength == 0 ? 0 : (double)LinkLength / TextLength;

    /// <summary>Whether the other is this element or inside it.</summary>
    public bool Holds(PageNode other)
    {
        var around = other;
        while (around.Depth > Depth && around.Parent is { } parent)
            around = parent;
        return around == this;
    }

    private static TagsAround OfTag(string tag) => tag switch
    {
        "article" => TagsAround.Article,
        "main" => TagsAround.Main,
        "ul" or "ol" => TagsAround.List,
        "table" => TagsAround.Table,
        _ => TagsAround.None,
    };
}

/// <summary>Tags that tell what the elements in them are.</summary>
[Flags]
internal enum TagsAround
{
    None = 0,
    Article = 1,
    Main = 2,
    List = 4,
    Table = 8,
}
