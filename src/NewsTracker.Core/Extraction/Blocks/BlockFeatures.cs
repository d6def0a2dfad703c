using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// What the block model sees of each block, as numbers: the block itself, the elements around it, its neighbours, the page, and what the two
/// heuristics chose. The order is the model's input order, so a change here needs the model trained anew.
/// </summary>
internal sealed class BlockFeatures
{
    private const int Reach = 3;
    private readonly Page page;
    private readonly string headlineKey;
    private readonly string? declaredBody;
    private readonly bool[] byScore;
    private readonly string[] keys;
    private readonly int[] chosenBefore;
    private readonly Dictionary<string, int> copies = new(StringComparer.Ordinal);
    private readonly int[] sinceProse;
    private readonly int[] untilProse;
    private readonly (int First, int End) run;
    private readonly int firstChosen;
    private readonly int lastChosen;
    private readonly int headline;
    private readonly List<float> row = [];

    public BlockFeatures(Page page, string headlineKey, string? declaredBody, IReadOnlyList<PageBlock> chosenByScore)
    {
        (this.page, this.headlineKey, this.declaredBody) = (page, headlineKey, declaredBody is { Length: > 200 } ? declaredBody : null);
        byScore = new bool[page.Blocks.Count];
        foreach (var block in chosenByScore)
            byScore[block.Index] = true;
        run = DensestRun.Find(page);
        firstChosen = Array.IndexOf(byScore, true);
        lastChosen = Array.LastIndexOf(byScore, true);
        chosenBefore = new int[byScore.Length + 1];
        for (var i = 0; i < byScore.Length; i++)
            chosenBefore[i + 1] = chosenBefore[i] + (byScore[i] ? 1 : 0);
        keys = [.. page.Blocks.Select(block => block.Key)];
        foreach (var key in keys)
            copies[key] = copies.GetValueOrDefault(key) + 1;
        headline = Array.FindIndex(keys, key => key.Length > 0 && key == headlineKey);
        (sinceProse, untilProse) = DistancesToProse(page.Blocks);
    }

    /// <summary>The key of each block's text (<see cref="TextMeasure.Key"/>), by block index.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>The last block that the container's score chose; negative where it chose none.</summary>
    public int LastByScore => lastChosen;

    /// <summary>The numbers of a block, valid until the next call.</summary>
    public ReadOnlySpan<float> Of(int index)
    {
        row.Clear();
        var block = page.Blocks[index];
        AddText(block, index);
        AddElement(block);
        AddChoices(index);
        for (var step = -2; step <= 2; step++)
        {
            if (step != 0)
                AddNeighbour(index + step);
        }

        AddPage(index);
        return CollectionsMarshal.AsSpan(row);
    }

    private void AddText(PageBlock block, int index)
    {
        var text = block.Text;
        var words = TextMeasure.CountWords(text);
        Add(block.Weight, words, block.LinkDensity, block.Commas, Share(block.Commas, words), Share(text.Length, words));
        Add(block.EndsSentence, block.IsProse, block.Kind == TextBlockKind.Heading, block.Kind == TextBlockKind.ListItem, block.Kind == TextBlockKind.Quote, block.Kind == TextBlockKind.Caption);
        Add(block.HeadingLevel, Share(text.Count(char.IsDigit), text.Length), Share(text.Count(char.IsUpper), text.Length), text.Count(character => character == '\n'));
        Add(char.IsUpper(text[0]), text[^1] == ':', text.Contains('|', StringComparison.Ordinal), text.Contains('©', StringComparison.Ordinal), text[0] is '"' or '“' or '«' or '„');
        Add(block.Phrases.HasFlag(PagePhrases.Boilerplate), block.Phrases.HasFlag(PagePhrases.Dateline), block.Phrases.HasFlag(PagePhrases.EndHeading), block.Phrases.HasFlag(PagePhrases.ImageCredit));
        Add(keys[index] == headlineKey, copies[keys[index]] > 1, block.Runs.Any(run => run.Style != InlineStyle.None && run.Length * 10 > text.Length * 8));
        Add(declaredBody is not null, declaredBody is not null && keys[index].Length >= 12 && declaredBody.Contains(keys[index], StringComparison.Ordinal));
    }

    private void AddElement(PageBlock block)
    {
        var node = block.Node;
        for (var bit = 0; bit <= BitOperations.Log2((uint)BlockTraits.Header); bit++)
            Add(((int)node.Traits >> bit & 1) == 1);
        var tag = node.Element.LocalName;
        Add(tag == "p", tag == "li", tag == "div", tag is "td" or "tr" or "th", tag == "section", tag == "article");
        Add(node.Depth, node.EndBlock - node.FirstBlock);
        var holder = node;
        for (var level = 0; level < 3; level++)
        {
            holder = holder.Parent ?? holder;
            Add(holder.TextLength, holder.LinkDensity, Share(holder.ProseLength, page.Nodes[0].ProseLength), holder.EndBlock - holder.FirstBlock, Share(holder.ProseLength, holder.TextLength));
        }

        var (inArticle, inMain, inList, inTable) = (false, false, false, false);
        for (var around = node; around is not null; around = around.Parent)
        {
            var name = around.Element.LocalName;
            inArticle |= name == "article";
            inMain |= name == "main";
            inList |= name is "ul" or "ol";
            inTable |= name == "table";
        }

        Add(inArticle, inMain, inList, inTable);
    }

    private void AddChoices(int index)
    {
        Add(byScore[index], index >= firstChosen && index <= lastChosen, index >= run.First && index < run.End);
        Add(firstChosen < 0 ? 0 : index - firstChosen, firstChosen < 0 ? 0 : lastChosen - index, index - run.First, run.End - index);
        Add(ChosenAround(index, Reach), ChosenAround(index, 3 * Reach));
    }

    private void AddNeighbour(int index)
    {
        if (index < 0 || index >= page.Blocks.Count)
        {
            Add(-1, -1, -1, -1, -1, -1);
            return;
        }

        var block = page.Blocks[index];
        Add(block.Weight, block.LinkDensity);
        Add(block.IsProse, block.Kind == TextBlockKind.Heading, byScore[index], (block.Node.Traits & BlockTraits.Boilerplate) != BlockTraits.None);
    }

    private void AddPage(int index)
    {
        var count = page.Blocks.Count;
        Add(count, Share(index, count), Share(page.Nodes[0].ProseLength, page.Nodes[0].TextLength), page.Nodes[0].LinkDensity, page.Nodes[0].ProseLength);
        Add(headline < 0 ? -1_000 : index - headline, sinceProse[index], untilProse[index], Share(chosenBefore[^1], count));
    }

    private double ChosenAround(int index, int reach)
    {
        var (from, to) = (Math.Max(0, index - reach), Math.Min(byScore.Length, index + reach + 1));
        return Share(chosenBefore[to] - chosenBefore[from], to - from);
    }

    private static (int[] Since, int[] Until) DistancesToProse(IReadOnlyList<PageBlock> blocks)
    {
        const int Far = 50;
        var (since, until) = (new int[blocks.Count], new int[blocks.Count]);
        var distance = Far;
        for (var i = 0; i < blocks.Count; i++)
        {
            since[i] = distance;
            distance = blocks[i].IsProse ? 1 : Math.Min(Far, distance + 1);
        }

        distance = Far;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            until[i] = distance;
            distance = blocks[i].IsProse ? 1 : Math.Min(Far, distance + 1);
        }

        return (since, until);
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private void Add(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            row.Add((float)value);
    }

    private void Add(params ReadOnlySpan<bool> values)
    {
        foreach (var value in values)
            row.Add(value ? 1 : 0);
    }
}
