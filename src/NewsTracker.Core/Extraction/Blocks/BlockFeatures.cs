using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// What the block model sees of each block, as numbers: the block itself, the elements around it, its neighbours, the blocks made like it, the
/// page, and what three heuristics chose. The order is the model's input order, so a change here needs the model trained anew.
/// </summary>
internal sealed partial class BlockFeatures
{
    private readonly Page page;
    private readonly string headlineKey;
    private readonly string descriptionKey;
    private readonly DeclaredBody? declaredBody;
    private readonly bool[] byScore;
    private readonly int[] chosenBefore;
    private readonly (int First, int End) run;
    private readonly int firstChosen;
    private readonly int lastChosen;
    private readonly PageNode? container;
    private readonly NamedContainer named;
    private readonly PageShape shape;
    private readonly BlockOrder order;
    private readonly string[] keys;
    private readonly Dictionary<string, int> copies = new(StringComparer.Ordinal);

    // Grown once to the width of a row: the same numbers in the same order for every block.
    private float[] row = new float[256];
    private int width;

    /// <param name="byScore">The blocks that the container's score chose.</param>
    /// <param name="container">The element that the score chose.</param>
    public BlockFeatures(Page page, string headlineKey, DeclaredBody? declaredBody, IReadOnlyList<PageBlock> byScore, PageNode? container)
    {
        (this.page, this.headlineKey, this.container, this.declaredBody) = (page, headlineKey, container, declaredBody);
        descriptionKey = TextMeasure.Key(page.Declarations.FirstMeta("og:description", "description", "twitter:description"));
        this.byScore = new bool[page.Blocks.Count];
        foreach (var block in byScore)
            this.byScore[block.Index] = true;
        (firstChosen, lastChosen) = (Array.IndexOf(this.byScore, true), Array.LastIndexOf(this.byScore, true));
        chosenBefore = new int[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
            chosenBefore[i + 1] = chosenBefore[i] + (this.byScore[i] ? 1 : 0);
        keys = [.. page.Blocks.Select(block => block.Key)];
        foreach (var key in keys)
            CollectionsMarshal.GetValueRefOrAddDefault(copies, key, out _)++;
        run = DensestRun.Find(page);
        named = new NamedContainer(page);
        shape = new PageShape(page, this.byScore);
        order = new BlockOrder(page, headlineKey);
    }

    /// <summary>The key of each block's text (<see cref="TextMeasure.Key"/>), by block index.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>The last block that the container's score chose; negative where it chose none.</summary>
    public int LastByScore => lastChosen;

    /// <summary>The numbers of a block, valid until the next call.</summary>
    public ReadOnlySpan<float> Of(int index)
    {
        width = 0;
        var block = page.Blocks[index];
        AddText(block);
        AddSigns(block);
        AddElement(block);
        AddHolders(block);
        AddNames(block);
        AddChoices(block);
        for (var step = -2; step <= 2; step++)
        {
            if (step != 0)
                AddNeighbour(index + step);
        }

        AddPlace(index);
        Span<double> ofMake = stackalloc double[PageShape.Width];
        shape.Write(ofMake, index);
        Add(ofMake);
        return row.AsSpan(0, width);
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private void Add(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            Add((float)value);
    }

    private void Add(params ReadOnlySpan<bool> values)
    {
        foreach (var value in values)
            Add(value ? 1f : 0f);
    }

    private void Add(float value)
    {
        if (width == row.Length)
            Array.Resize(ref row, width * 2);
        row[width++] = value;
    }
}
