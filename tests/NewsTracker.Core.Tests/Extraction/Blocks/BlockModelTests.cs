using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Tests.Extraction.Blocks;

public sealed class BlockModelTests
{
    private const string TwoTrees = "*0 0.5 2\n-1\n2\n*0.25\n";

    [Theory]
    [InlineData(0.5f, -0.75)]
    [InlineData(0.6f, 2.25)]
    public void A_rate_adds_up_one_leaf_of_each_tree(float value, double logOdds) =>
        Assert.Equal(1 / (1 + Math.Exp(-logOdds)), BlockModel.Read(new StringReader(TwoTrees)).Rate([value]), 6);

    /// <summary>Trees are walked four at a time, and what is left one by one; a leaf at the root is the shallowest, two levels the deepest.</summary>
    [Theory]
    [InlineData(0.4f, 0.1f, -5.0)]
    [InlineData(0.6f, 0.1f, 1.75)]
    [InlineData(0.6f, 0.9f, 11.75)]
    public void Trees_of_different_depths_add_up_whatever_their_number(float one, float other, double logOdds)
    {
        var trees = string.Concat(Enumerable.Range(0, 5).Select(tree => $"*0 0.5 {(tree * 5) + 2}\n-1\n1 0.5 {(tree * 5) + 4}\n0.35\n2.35\n"));

        Assert.Equal(1 / (1 + Math.Exp(-logOdds)), BlockModel.Read(new StringReader(trees)).Rate([one, other]), 6);
        Assert.Equal(1 / (1 + Math.Exp(-(logOdds + 0.25))), BlockModel.Read(new StringReader(trees + "*0.25\n")).Rate([one, other]), 6);
    }

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        using var written = new StringWriter();
        BlockModel.Read(new StringReader(TwoTrees)).Write(written);

        Assert.Equal(TwoTrees, written.ToString());
    }
}
