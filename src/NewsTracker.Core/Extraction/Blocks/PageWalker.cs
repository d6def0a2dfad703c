using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Walks the tree once, without recursion, and cuts it into blocks.</summary>
internal sealed class PageWalker
{
    private const int MostBlocks = 50_000;

    private readonly List<PageNode> nodes = [];
    private readonly List<PageBlock> blocks = [];
    private readonly BlockBuilder builder = new();
    private readonly DeclarationCollector declarations = new();
    private readonly Dictionary<string, BlockTraits> knownNames = new(StringComparer.Ordinal);
    private readonly Stack<Frame> frames = new();
    private TextBlockKind kind = TextBlockKind.Paragraph;
    private int headingLevel;
    private PageNode? node;

    private PageWalker()
    {
    }

    public static Page Walk(IDocument document)
    {
        var walker = new PageWalker();
        if (document.DocumentElement is { } root)
            walker.Visit(root);
        return new Page { Document = document, Nodes = walker.nodes, Blocks = walker.blocks, Declarations = walker.declarations.Finish() };
    }

    private void Visit(IElement root)
    {
        Enter(root, null, InlineStyle.None);
        while (frames.TryPeek(out var frame))
        {
            if (frame.Next >= frame.Children.Length || blocks.Count >= MostBlocks)
            {
                Leave(frames.Pop());
                continue;
            }

            // Children by index: a node's NextSibling searches its parent's list in AngleSharp, which makes a walk quadratic.
            var child = frame.Children[frame.Next++];
            if (child is IElement element)
                Enter(element, frame.Href, frame.Style);
            else if (child is IText text)
                builder.Append(text.Data, frame.Href, frame.Style);
        }
    }

    private void Enter(IElement element, string? href, InlineStyle style)
    {
        var tag = element.LocalName;
        declarations.Visit(element, tag, node, nodes.Count);
        if (tag == "head")
        {
            frames.Push(new Frame(element.ChildNodes, null, InlineStyle.None, null, Kind: kind, HeadingLevel: headingLevel) { IsHead = true });
            return;
        }

        if (frames.TryPeek(out var parent) && parent.IsHead)
            return;
        if (tag == "br")
        {
            Break();
            return;
        }

        if (PageTags.IsSkipped(tag))
        {
            if (tag == "svg")
                builder.AppendIcon();
            else if (!PageTags.IsUnseen(tag))
                builder.AppendSpace();
            return;
        }

        var isCell = tag is "td" or "th" && !HoldsBlocks(element);
        if (isCell)
            builder.AppendSpace();
        if ((isCell || PageTags.IsInline(tag)) && node is not null)
        {
            if ((TraitWords.Of(element, knownNames) & BlockTraits.Hidden) == BlockTraits.None)
                frames.Push(new Frame(element.ChildNodes, tag == "a" ? element.GetAttribute("href") ?? "" : href, style | StyleOf(tag), null, kind, headingLevel));
            return;
        }

        Flush();
        frames.Push(new Frame(element.ChildNodes, href, style, node, kind, headingLevel) { IsBlock = true });
        node = new PageNode(element, node, blocks.Count, TraitWords.Of(element, knownNames));
        nodes.Add(node);
        EnterKind(tag);
    }

    private void EnterKind(string tag)
    {
        var own = PageTags.KindOf(tag);

        // Paragraphs in a quote or a list item are parts of it; a heading or caption keeps its own kind anywhere.
        if (own != TextBlockKind.Paragraph && kind != TextBlockKind.Caption)
            kind = own;
        else if (own == TextBlockKind.Paragraph && kind == TextBlockKind.Heading)
            kind = TextBlockKind.Heading;
        if (PageTags.HeadingLevel(tag) is var level and > 0)
            headingLevel = level;
    }

    private void Leave(Frame frame)
    {
        if (!frame.IsBlock)
            return;
        Flush();
        if (node is not null)
            node.EndBlock = blocks.Count;
        node = frame.OuterNode;
        kind = frame.Kind;
        headingLevel = frame.HeadingLevel;
    }

    private void Break()
    {
        if (builder.EndsWithBreak)
            Flush();
        else
            builder.AppendBreak();
    }

    private void Flush()
    {
        if (builder.IsEmpty || node is null)
            return;
        var (text, runs, linkLength) = builder.Take();
        if (text.Length > 0)
            blocks.Add(new PageBlock(blocks.Count, node, IsLongHeading() ? TextBlockKind.Paragraph : kind, headingLevel, text, runs, linkLength));
    }

    /// <summary>A heading that was never closed swallows the text below it: what follows its first two lines is no heading.</summary>
    private bool IsLongHeading()
    {
        if (kind != TextBlockKind.Heading)
            return false;
        for (var around = node; around is not null; around = around.Parent)
        {
            if (PageTags.HeadingLevel(around.Element.LocalName) > 0)
                return blocks.Count - around.FirstBlock >= 2;
        }

        return false;
    }

    /// <summary>A cell of a layout table is a container; a cell of a data table is a word of its row.</summary>
    private static bool HoldsBlocks(IElement cell)
    {
        foreach (var child in cell.Children)
        {
            if (!PageTags.IsInline(child.LocalName) && child.LocalName is not ("br" or "img"))
                return true;
        }

        return cell.ChildNodes.Length > 12;
    }

    private static InlineStyle StyleOf(string tag) => tag switch
    {
        "b" or "strong" => InlineStyle.Strong,
        "i" or "em" or "cite" => InlineStyle.Emphasis,
        _ => InlineStyle.None,
    };

    private sealed record Frame(INodeList Children, string? Href, InlineStyle Style, PageNode? OuterNode, TextBlockKind Kind, int HeadingLevel)
    {
        public int Next { get; set; }

        public bool IsBlock { get; init; }

        public bool IsHead { get; init; }
    }
}
