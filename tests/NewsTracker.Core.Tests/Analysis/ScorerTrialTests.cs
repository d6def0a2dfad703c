using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;

namespace NewsTracker.Core.Tests.Analysis;

public class ScorerTrialTests
{
    private static readonly PositionModel Blank = new(new Dictionary<string, double> { ["bias"] = 0.2 });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_scorer_that_learns_what_editors_reject_is_better()
    {
        var trial = ScorerTrial.Run(Articles(60, index => index % 3 == 0 ? (["bias", "rumour"], false) : (["bias", "vote"], true)), Blank, Cancelled);

        Assert.True(trial.IsBetter);
        Assert.True(trial.After.LogLoss < trial.Before.LogLoss);
        Assert.Equal(1, trial.After.Precision);
        Assert.True(trial.Trained.Rate(["bias", "vote"]) > 0.8);
        Assert.True(trial.Trained.Rate(["bias", "rumour"]) < 0.4);
    }

    [Fact]
    public void Verdicts_without_a_pattern_change_nothing()
    {
        var trial = ScorerTrial.Run(Articles(60, index => (["bias", $"word {index}"], index % 2 == 0)), Blank, Cancelled);

        Assert.False(trial.IsBetter);
    }

    [Fact]
    public void A_few_verdicts_move_a_weight_less_than_many()
    {
        var few = ScorerTraining.Train([.. Articles(4, _ => (["bias", "vote"], true)).SelectMany(article => article)], Blank, Cancelled);
        var many = ScorerTraining.Train([.. Articles(400, _ => (["bias", "vote"], true)).SelectMany(article => article)], Blank, Cancelled);

        Assert.True(few.Rate(["bias", "vote"]) > Blank.Rate(["bias", "vote"]));
        Assert.True(many.Rate(["bias", "vote"]) > few.Rate(["bias", "vote"]));
    }

    private static IReadOnlyList<JudgedCandidate>[] Articles(int count, Func<int, (string[] Features, bool IsRight)> make) =>
        [.. Enumerable.Range(0, count).Select(index => (IReadOnlyList<JudgedCandidate>)[new JudgedCandidate(make(index).Features, make(index).IsRight)])];
}
