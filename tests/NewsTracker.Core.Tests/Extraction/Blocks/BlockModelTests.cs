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

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        using var written = new StringWriter();
        BlockModel.Read(new StringReader(TwoTrees)).Write(written);

        Assert.Equal(TwoTrees, written.ToString());
    }
}
