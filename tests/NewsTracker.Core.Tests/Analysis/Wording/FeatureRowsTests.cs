using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Tests.Analysis.Wording;

public class FeatureRowsTests
{
    /// <summary>Widths that fill the processor's registers, that do not, and that do and leave some units over.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(71)]
    public void Rows_add_up_unit_by_unit_and_are_scaled_onto_the_bias(int width)
    {
        var features = new[] { Row(width, unit => unit - 30), Row(width, unit => 127 - unit), Row(width, _ => -127) };
        var rows = new FeatureRows(features, width, scale: 0.5f);
        var sums = new int[width];

        for (var time = 0; time < 300; time++)
            rows.Add(sums, feature: 2);
        rows.Add(sums, feature: 0);

        Assert.Equal(Enumerable.Range(0, width).Select(unit => (300 * -127) + unit - 30), sums);
        Assert.Equal(sums.Select((sum, unit) => unit + (sum * 0.5f)), rows.Scaled(sums, [.. Enumerable.Range(0, width).Select(unit => (float)unit)]));
    }

    [Fact]
    public void A_share_is_what_the_units_pass_on_of_a_feature()
    {
        var rows = new FeatureRows([[9, 9, 9], [10, -20, 127]], width: 3, scale: 0.1f);

        Assert.Equal(0.1 * ((10 * 20) - (20 * 1)), rows.Share(1, [20, 1, 0]), tolerance: 1e-5);
    }

    private static sbyte[] Row(int width, Func<int, int> of) => [.. Enumerable.Range(0, width).Select(unit => (sbyte)of(unit))];
}
