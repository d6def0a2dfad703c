using System.Numerics;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>The elements around the block.</summary>
internal sealed partial class BlockFeatures
{
    private const int Holders = 4;

    private void AddElement(PageBlock block)
    {
        var node = block.Node;
        for (var bit = 0; bit <= BitOperations.Log2((uint)BlockTraits.Embed); bit++)
            Add(((int)node.Traits >> bit & 1) == 1);
        var tag = node.Element.LocalName;
        Add(tag == "p", tag == "li", tag == "div", tag is "td" or "tr" or "th", tag == "section", tag == "article", tag == "pre");
        Add(node.Depth, node.EndBlock - node.FirstBlock);
        Add((node.Around & TagsAround.Article) != TagsAround.None, (node.Around & TagsAround.Main) != TagsAround.None, (node.Around & TagsAround.List) != TagsAround.None, (node.Around & TagsAround.Table) != TagsAround.None);
    }

    /// <summary>What each of the nearest elements holds: text, links, prose, blocks that the score chose, and where in it the block stands.</summary>
    private void AddHolders(PageBlock block)
    {
        var holder = block.Node;
        for (var level = 0; level < Holders; level++)
        {
            var (count, chosen) = (holder.EndBlock - holder.FirstBlock, chosenBefore[holder.EndBlock] - chosenBefore[holder.FirstBlock]);
            Add(Share(chosen, count), Share(chosen, chosenBefore[^1]), block.Index - holder.FirstBlock, holder.EndBlock - block.Index);
            if (level > 0)
                Add(holder.TextLength, holder.LinkDensity, Share(holder.ProseLength, page.Nodes[0].ProseLength), count, Share(holder.ProseLength, holder.TextLength));
            holder = holder.Parent ?? holder;
        }
    }

    /// <summary>How near the element stands that calls itself boilerplate, and the one that calls itself the body.</summary>
    private void AddNames(PageBlock block)
    {
        var boilerplate = block.Node.NamedBoilerplate;
        Add(StepsTo(boilerplate, block.Node), boilerplate is null ? 0 : Share(boilerplate.ProseLength, page.Nodes[0].ProseLength), boilerplate?.LinkDensity ?? 0, boilerplate is null ? 0 : boilerplate.EndBlock - boilerplate.FirstBlock);
        var body = block.Node.NamedBody;
        Add(StepsTo(body, block.Node), body is null ? 0 : Share(body.ProseLength, page.Nodes[0].ProseLength), body is null ? 0 : block.Index - body.FirstBlock);
    }

    private static int StepsTo(PageNode? around, PageNode node) => around is null ? -1 : node.Depth - around.Depth;

    private void AddChoices(PageBlock block)
    {
        var index = block.Index;
        Add(byScore[index], index >= firstChosen && index <= lastChosen, index >= run.First && index < run.End, named.Chose(index), named.IsInside(index));
        Add(firstChosen < 0 ? 0 : index - firstChosen, firstChosen < 0 ? 0 : lastChosen - index, index - run.First, run.End - index);
        Add(ChosenAround(index, 3), ChosenAround(index, 9), named.Kind, named.Share);
        AddContainer(block);
    }

    /// <summary>How far up from the chosen element one meets the block: bodies are split over siblings.</summary>
    private void AddContainer(PageBlock block)
    {
        if (container is null)
        {
            Add(-1, -1, -1, -1);
            return;
        }

        var (common, up) = (container, 0);
        while (common.Parent is { } parent && !common.Holds(block.Node))
            (common, up) = (parent, up + 1);
        Add(up, block.Node.Depth - common.Depth, block.Index - container.FirstBlock, container.EndBlock - block.Index);
    }

    private double ChosenAround(int index, int reach)
    {
        var (from, to) = (Math.Max(0, index - reach), Math.Min(byScore.Length, index + reach + 1));
        return Share(chosenBefore[to] - chosenBefore[from], to - from);
    }
}
