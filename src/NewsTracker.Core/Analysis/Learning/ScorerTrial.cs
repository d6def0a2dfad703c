using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>How a scorer fares on verdicts it was not trained on.</summary>
/// <param name="Judged">Readings with a verdict.</param>
/// <param name="Shown">Of them, those the scorer would show.</param>
/// <param name="Right">Of those shown, the right ones.</param>
/// <param name="Missed">Right ones that it would not show.</param>
/// <param name="LogLoss">How far its confidences are from the truth, in nats a reading; a coin has 0.693.</param>
public sealed record ScorerFigures(int Judged, int Shown, int Right, int Missed, double LogLoss)
{
    public double? Precision => Shown == 0 ? null : (double)Right / Shown;

    public static ScorerFigures Of(IReadOnlyList<(double Confidence, bool IsRight)> rated) => new(
        rated.Count,
        rated.Count(one => one.Confidence >= SuggestedPosition.DefaultThreshold),
        rated.Count(one => one.IsRight && one.Confidence >= SuggestedPosition.DefaultThreshold),
        rated.Count(one => one.IsRight && one.Confidence < SuggestedPosition.DefaultThreshold),
        rated.Count == 0 ? 0 : rated.Average(one => -Math.Log(Math.Clamp(one.IsRight ? one.Confidence : 1 - one.Confidence, 1e-6, 1))));
}

/// <summary>An article to learn from and to be judged on.</summary>
/// <param name="IsKnown">Whether the scorer in use was trained on it.</param>
public sealed record TrialArticle(IReadOnlyList<JudgedCandidate> Candidates, bool IsKnown);

/// <summary>
/// A scorer trained on verdicts, beside the one it would replace. Training begins each time from the weights that come with the engine, and each article is rated by a scorer that was trained without it; so is what stands for
/// the one in use, which has the articles that this one knows. Rated by its own weights it would be judged on what it learned from.
/// </summary>
public sealed record ScorerTrial(PositionModel Trained, ScorerFigures Before, ScorerFigures After)
{
    public const int Folds = 5;

    /// <summary>With fewer articles a figure says nothing.</summary>
    public const int LeastArticles = 20;

    private const double LeastGain = 0.01;

    /// <summary>Its confidences must be truer, and what it shows no less right.</summary>
    public bool IsBetter =>
        After.LogLoss < Before.LogLoss - LeastGain && After.Precision is { } precision && (Before.Precision is not { } before || precision >= before);

    /// <param name="shipped">The scorer that comes with the engine.</param>
    public static ScorerTrial Run(IReadOnlyList<TrialArticle> articles, PositionModel shipped, CancellationToken cancellationToken)
    {
        var (before, after) = (new List<(double, bool)>(), new List<(double, bool)>());
        PositionModel Train(IEnumerable<TrialArticle> seen) => ScorerTraining.Train([.. seen.SelectMany(article => article.Candidates)], shipped, cancellationToken);
        for (var fold = 0; fold < Folds; fold++)
        {
            var seen = articles.Where((_, index) => index % Folds != fold).ToList();
            var (current, trained) = (Train(seen.Where(article => article.IsKnown)), Train(seen));
            foreach (var example in articles.Where((_, index) => index % Folds == fold).SelectMany(article => article.Candidates))
            {
                before.Add((current.Rate(example.Features), example.IsRight));
                after.Add((trained.Rate(example.Features), example.IsRight));
            }
        }

        return new ScorerTrial(Train(articles), ScorerFigures.Of(before), ScorerFigures.Of(after));
    }
}
