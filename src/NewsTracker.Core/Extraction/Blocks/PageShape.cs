namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// What blocks of the same make have in common: pages repeat the same tags and class names for every paragraph of the text and for every
/// entry of a list, so what most blocks of a make are, each of them likely is.
/// </summary>
internal sealed class PageShape
{
    /// <summary>How many numbers tell of a make.</summary>
    public const int Width = 8;

    private readonly Make[] makeOf;
    private readonly int chosenCount;
    private readonly int prose;

    public PageShape(Page page, ReadOnlySpan<bool> chosen)
    {
        prose = page.Nodes.Count == 0 ? 0 : page.Nodes[0].ProseLength;
        makeOf = new Make[page.Blocks.Count];
        var makes = new Dictionary<MakeKey, Make>();
        foreach (var block in page.Blocks)
        {
            var key = MakeOf(block.Node);
            if (!makes.TryGetValue(key, out var make))
                makes[key] = make = new Make { First = block.Index };
            makeOf[block.Index] = make;
            make.Add(block, chosen[block.Index]);
            chosenCount += chosen[block.Index] ? 1 : 0;
        }
    }

    /// <summary>Of the blocks made like this one: how many, how many of them the score chose, how much of the page's prose they are, how much of them is links, where they stand.</summary>
    public void Write(Span<double> numbers, int index)
    {
        var make = makeOf[index];
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (make.Count, Share(make.Chosen, make.Count), Share(make.Chosen, chosenCount), Share(make.Prose, prose));
        (numbers[4], numbers[5], numbers[6], numbers[7]) = (Share(make.LinkLength, make.Length), Share(make.Length, make.Count), index - make.First, make.Last - index);
    }

    private static MakeKey MakeOf(PageNode node)
    {
        var (parent, grandparent) = (node.Parent?.Element, node.Parent?.Parent?.Element);
        return new MakeKey(node.Element.LocalName, node.Element.ClassName, parent?.LocalName, parent?.ClassName, grandparent?.LocalName, grandparent?.ClassName);
    }

    private static float Share(double part, double whole) => whole == 0 ? 0 : (float)(part / whole);

    /// <summary>The tags and class names of an element and of the two around it.</summary>
    private readonly record struct MakeKey(string Tag, string? Name, string? ParentTag, string? ParentName, string? GrandparentTag, string? GrandparentName);

    private sealed class Make
    {
        public int Count { get; private set; }

        public int Chosen { get; private set; }

        public int Length { get; private set; }

        public int LinkLength { get; private set; }

        public int Prose { get; private set; }

        public required int First { get; init; }

        public int Last { get; private set; }

        public void Add(PageBlock block, bool isChosen)
        {
            Last = block.Index;
            Count++;
            Chosen += isChosen ? 1 : 0;
            Length += block.Text.Length;
            LinkLength += block.LinkLength;
            Prose += block.IsProse ? block.Weight : 0;
        }
    }
}
