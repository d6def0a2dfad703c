using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;

namespace NewsTracker.Core.Tests.Analysis.Choosing;

public class PositionModelTests
{
    private static readonly string[] Both = ["bias", "vote", "quoted"];

    [Fact]
    public void What_features_say_together_is_added_to_what_each_says_alone()
    {
        var model = Model();

        Assert.Equal(Logistic(0.5), model.Rate(["bias"]), 6);
        Assert.Equal(Logistic(1.5), model.Rate(["bias", "vote"]), 6);
        Assert.Equal(Logistic(0.5), model.Rate(["bias", "quoted"]), 6);
        Assert.Equal(Logistic(1.5 - 3), model.Rate(Both), 6);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var writer = new StringWriter();
        Model().Write(writer);
        using var reader = new StringReader(writer.ToString());

        var read = PositionModel.Read(reader);

        Assert.Equal(Model().Rate(Both), read.Rate(Both), 2);
        Assert.Equal(Model().Rate(["bias", "vote"]), read.Rate(["bias", "vote"]), 2);
    }

    [Fact]
    public void A_scorer_of_single_features_needs_no_units()
    {
        using var reader = new StringReader("bias\t0.5\nvote\t1");

        Assert.Equal(Logistic(1.5), PositionModel.Read(reader).Rate(Both), 6);
    }

    [Theory]
    [InlineData("=bias\t0 0\n=label\t0 1\nvote\t1")]
    [InlineData("=bias\t0\n=label\t0 1\n=scale\t1\nvote\t1\tAQEB")]
    [InlineData("vote\t1\tAQ==")]
    [InlineData("vote\tmuch")]
    public void A_broken_scorer_is_told_as_such(string text)
    {
        using var reader = new StringReader(text);

        Assert.Throws<FormatException>(() => PositionModel.Read(reader));
    }

    [Fact]
    public void Verdicts_teach_only_what_the_units_do_not_say_already()
    {
        JudgedCandidate[] verdicts = [.. Enumerable.Range(0, 200).Select(index => new JudgedCandidate(Both, index % 5 == 0))];

        var trained = ScorerTraining.Train(verdicts, Model(), TestContext.Current.CancellationToken);
        var alone = ScorerTraining.Train(verdicts, new PositionModel(Model().Weights), TestContext.Current.CancellationToken);

        Assert.InRange(trained.Rate(Both), 0.17, 0.23);
        Assert.InRange(trained.Weights["vote"], 0.9, 1.1);
        Assert.True(alone.Weights["vote"] < 0.5);
        Assert.Equal(Model().Units.OddsOf(Both), trained.Units.OddsOf(Both));
    }

    [Fact]
    public void Bringing_confidences_true_brings_the_units_true_with_them()
    {
        var calibration = new ScorerCalibration(0.2, 0.5);

        Assert.Equal(calibration.Of(Model().Rate(Both)), calibration.Apply(Model()).Rate(Both), 6);
    }

    /// <summary>A vote speaks for a reading, but not where it is quoted: one unit that only both of them wake.</summary>
    private static PositionModel Model() => new(
        new Dictionary<string, double> { ["bias"] = 0.5, ["vote"] = 1 },
        new ScorerUnits(new HiddenLayer([-1], [0], [[-3]]), new Dictionary<string, float[]> { ["vote"] = [1], ["quoted"] = [1] }));

    private static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));
}
