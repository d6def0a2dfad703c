using System.Globalization;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// Says how likely a block belongs to the body: the sum of small decision trees over <see cref="BlockFeatures"/>, trained by gradient boosting
/// with logistic loss (Friedman, "Greedy function approximation", 2001) by the evaluation program's <c>train</c>.
/// </summary>
internal sealed class BlockModel
{
    private static readonly Lazy<BlockModel> TrainedModel = new(ReadEmbedded);

    /// <summary>After so many trees most blocks of a page, its menus and lists, are settled: the trees that are left move no such sum above zero.</summary>
    private const int TreesToSettle = 60;
    private const double Settled = -2.3;

    private readonly Node[] nodes;
    private readonly int[] roots;
    private readonly TreeGroups groups;

    public BlockModel(IReadOnlyList<Node> nodes, IReadOnlyList<int> roots)
    {
        (this.nodes, this.roots) = ([.. nodes], [.. roots]);
        groups = new TreeGroups(this.nodes, this.roots);
    }

    /// <summary>The model that ships with the engine.</summary>
    public static BlockModel Trained => TrainedModel.Value;

    /// <summary>The share of like blocks that belong to a body, 0 to 1.</summary>
    public double Rate(ReadOnlySpan<float> features)
    {
        var sum = groups.AddUp(features, 0, TreesToSettle, 0);
        if (sum > Settled)
            sum = groups.AddUp(features, TreesToSettle, roots.Length, sum);
        return 1 / (1 + Math.Exp(-sum));
    }

    public void Write(TextWriter writer)
    {
        var starts = roots.ToHashSet();
        for (var i = 0; i < nodes.Length; i++)
        {
            var shift = starts.Contains(i) ? "*" : "";
            writer.Write(nodes[i].Feature < 0
                ? string.Create(CultureInfo.InvariantCulture, $"{shift}{nodes[i].Value:G5}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{shift}{nodes[i].Feature} {nodes[i].Value:G9} {nodes[i].Right}\n"));
        }
    }

    public static BlockModel Read(TextReader reader)
    {
        var read = new List<Node>();
        var starts = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('*'))
                starts.Add(read.Count);
            var fields = line.TrimStart('*').Split(' ');
            read.Add(fields is [var feature, var threshold, var right]
                ? new Node(int.Parse(feature, CultureInfo.InvariantCulture), float.Parse(threshold, CultureInfo.InvariantCulture), int.Parse(right, CultureInfo.InvariantCulture))
                : new Node(-1, float.Parse(fields[0], CultureInfo.InvariantCulture), 0));
        }

        return new BlockModel(read, starts);
    }

    private static BlockModel ReadEmbedded()
    {
        using var stream = typeof(BlockModel).Assembly.GetManifestResourceStream("block-model.txt")
            ?? throw new InvalidOperationException("The block model is missing from the assembly; train it with the evaluation program's verb train.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <param name="Feature">The feature that is compared; negative for a leaf.</param>
    /// <param name="Value">The greatest value that goes on to the next node; for a leaf what it adds to the sum, in log odds.</param>
    /// <param name="Right">The node for greater values.</param>
    internal readonly record struct Node(int Feature, float Value, int Right);
}
