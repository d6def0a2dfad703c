using System.Globalization;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

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
    public void A_second_training_on_the_same_articles_is_judged_as_the_first_was_and_is_no_better()
    {
        static (string[], bool) Make(int index) => index % 3 == 0 ? (["bias", "rumour", $"paper {index % 10}"], index % 7 == 0) : (["bias", "vote", $"paper {index % 10}"], index % 11 != 0);
        var first = ScorerTrial.Run(Articles(60, Make), Blank, Cancelled);
        var second = ScorerTrial.Run(Articles(60, Make, areKnown: true), Blank, Cancelled);

        Assert.True(first.IsBetter);
        Assert.Equal(first.After, second.After);
        Assert.Equal(second.After, second.Before);
        Assert.False(second.IsBetter);
        Assert.Equal(first.Trained.Weights, second.Trained.Weights);
    }

    [Fact]
    public void Verdicts_without_a_pattern_change_nothing()
    {
        var trial = ScorerTrial.Run(Articles(60, index => (["bias", $"word {index}"], index % 2 == 0)), Blank, Cancelled);

        Assert.False(trial.IsBetter);
    }

    [Fact]
    public void Many_features_that_say_the_same_do_not_drive_confidence_past_the_truth()
    {
        string[] same = ["bias", .. Enumerable.Range(0, 40).Select(number => $"step {number}")];
        var trained = ScorerTraining.Train([.. Articles(400, index => (same, index % 4 != 0)).SelectMany(article => article.Candidates)], Blank, Cancelled);

        Assert.InRange(trained.Rate(same), 0.7, 0.8);
    }

    [Fact]
    public void A_few_verdicts_move_a_weight_less_than_many()
    {
        var few = ScorerTraining.Train([.. Articles(4, _ => (["bias", "vote"], true)).SelectMany(article => article.Candidates)], Blank, Cancelled);
        var many = ScorerTraining.Train([.. Articles(400, _ => (["bias", "vote"], true)).SelectMany(article => article.Candidates)], Blank, Cancelled);

        Assert.True(few.Rate(["bias", "vote"]) > Blank.Rate(["bias", "vote"]));
        Assert.True(many.Rate(["bias", "vote"]) > few.Rate(["bias", "vote"]));
    }

    [Fact]
    public void A_scorer_that_is_too_sure_is_brought_to_what_came_true()
    {
        (double, bool)[] unseen = [.. Enumerable.Range(0, 200).Select(index => (index % 2 == 0 ? 0.98 : 0.6, index % 2 == 0 ? index % 10 != 0 : index % 4 == 1))];

        var calibration = ScorerCalibration.Fit(unseen);
        var model = calibration.Apply(new PositionModel(new Dictionary<string, double> { ["bias"] = 0.4, ["vote"] = 3.5 }));

        Assert.InRange(calibration.Of(0.98), 0.75, 0.85);
        Assert.InRange(calibration.Of(0.6), 0.45, 0.55);
        Assert.Equal(calibration.Of(1 / (1 + Math.Exp(-3.9))), model.Rate(["bias", "vote"]), 6);
    }

    [Fact]
    public void Of_several_verdicts_on_one_question_that_which_recorded_the_stance_counts_in_whatever_order_they_come()
    {
        const string English = "Poland has decided to leave the Ottawa Convention on anti-personnel mines. The government said that the law would be sent to the parliament in the spring, and that it had been talked over with the neighbours of the country and with its allies in the west for more than a year.";
        var poland = CountryCode.Parse("POL", CultureInfo.InvariantCulture);
        var (wrong, right) = (new StanceVerdict(poland, Topic.Withdrawal, Stance.Intends, null), new StanceVerdict(poland, Topic.Withdrawal, Stance.Intends, Stance.Intends));
        foreach (StanceVerdict[] ordered in new StanceVerdict[][] { [wrong, right], [right, wrong] })
        {
            var candidates = new JudgedArticle("", English, ordered).Candidates(SampleLexicon.Create());
            Assert.NotEmpty(candidates);
            Assert.All(candidates, candidate => Assert.True(candidate.IsRight));
        }
    }

    [Fact]
    public void Nothing_is_learned_from_another_language()
    {
        const string German = "Die Regierung von Polen hat beschlossen, dass das Land aus dem Vertrag über das Verbot von Landminen austritt, und das ist nicht die erste Entscheidung, die sie mit den Nachbarn und für die Sicherheit der Grenze getroffen hat.";
        const string English = "Poland has decided to leave the Ottawa Convention on anti-personnel mines. The government said that the law would be sent to the parliament in the spring, and that it had been talked over with the neighbours of the country and with its allies in the west for more than a year.";
        StanceVerdict[] verdicts = [new(CountryCode.Parse("POL", CultureInfo.InvariantCulture), Topic.Withdrawal, Stance.Intends, Stance.Intends)];
        var lexicon = SampleLexicon.Create();

        Assert.NotEmpty(new JudgedArticle("", English, verdicts).Candidates(lexicon));
        Assert.Equal(
            new JudgedArticle("", English, verdicts).Candidates(lexicon).Count,
            new JudgedArticle("", English + "\n\n" + German.Replace("Polen", "Poland", StringComparison.Ordinal).Replace("austritt", "Ottawa Convention leave", StringComparison.Ordinal), verdicts).Candidates(lexicon).Count);
        Assert.Empty(new JudgedArticle("", German, verdicts).Candidates(lexicon));
    }

    private static TrialArticle[] Articles(int count, Func<int, (string[] Features, bool IsRight)> make, bool areKnown = false) =>
        [.. Enumerable.Range(0, count).Select(index => new TrialArticle([new JudgedCandidate(make(index).Features, make(index).IsRight)], areKnown))];
}
