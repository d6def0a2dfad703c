using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// Decision trees laid out to be walked without guessing: the two nodes below one lie side by side, so a comparison is a step of zero or one, and a leaf leads to itself, so all trees
/// are walked to one depth. Four are walked at a time, since none waits for another.
/// </summary>
internal sealed class TreeGroups
{
    private readonly List<Node> laid = [];
    private readonly Node[] nodes;
    private readonly int[] roots;
    private readonly int depth;

    public TreeGroups(ReadOnlySpan<BlockModel.Node> source, ReadOnlySpan<int> starts)
    {
        roots = new int[starts.Length];
        for (var tree = 0; tree < starts.Length; tree++)
        {
            roots[tree] = laid.Count;
            laid.Add(default);
            depth = Math.Max(depth, LayOut(source, starts[tree], roots[tree]));
        }

        nodes = [.. laid];
        laid.Clear();
    }

    /// <summary>The sum and what the trees from <paramref name="first"/> up to <paramref name="end"/> add to it, in their order.</summary>
    public double AddUp(ReadOnlySpan<float> features, int first, int end, double sum)
    {
        end = Math.Min(end, roots.Length);
        var tree = first;
        for (; tree + 4 <= end; tree += 4)
        {
            var (one, two, three, four) = (roots[tree], roots[tree + 1], roots[tree + 2], roots[tree + 3]);
            for (var level = 0; level < depth; level++)
            {
                one = Step(features, one);
                two = Step(features, two);
                three = Step(features, three);
                four = Step(features, four);
            }

            sum += nodes[one].Leaf;
            sum += nodes[two].Leaf;
            sum += nodes[three].Leaf;
            sum += nodes[four].Leaf;
        }

        for (; tree < end; tree++)
        {
            var at = roots[tree];
            for (var level = 0; level < depth; level++)
                at = Step(features, at);
            sum += nodes[at].Leaf;
        }

        return sum;
    }

    private int Step(ReadOnlySpan<float> features, int at)
    {
        ref readonly var node = ref nodes[at];
        return node.Below + (features[node.Feature] > node.Threshold ? 1 : 0);
    }

    /// <summary>Lays out what is below a node; how many levels that takes.</summary>
    private int LayOut(ReadOnlySpan<BlockModel.Node> source, int from, int to)
    {
        var node = source[from];
        if (node.Feature < 0)
        {
            laid[to] = new Node(0, float.PositiveInfinity, to, node.Value);
            return 0;
        }

        var below = laid.Count;
        laid.Add(default);
        laid.Add(default);
        laid[to] = new Node(node.Feature, node.Value, below, 0);
        return 1 + Math.Max(LayOut(source, from + 1, below), LayOut(source, node.Right, below + 1));
    }

    /// <param name="Below">The node for values up to the threshold; the next one is for greater values.</param>
    /// <param name="Leaf">What a leaf adds to the sum.</param>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Node(int Feature, float Threshold, int Below, float Leaf);
}
