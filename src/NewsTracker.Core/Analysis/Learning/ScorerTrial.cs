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

/// <summary>A scorer trained on verdicts, beside the one it would replace: both judged on articles that the trained one had not seen.</summary>
public sealed record ScorerTrial(PositionModel Trained, ScorerFigures Before, ScorerFigures After)
{
    public const int Folds = 5;

    /// <summary>With fewer articles a figure says nothing.</summary>
    public const int LeastArticles = 20;

    private const double LeastGain = 0.01;

    /// <summary>Its confidences must be truer, and what it shows no less right.</summary>
    public bool IsBetter =>
        After.LogLoss < Before.LogLoss - LeastGain && After.Precision is { } precision && (Before.Precision is not { } before || precision >= before);

    public static ScorerTrial Run(IReadOnlyList<IReadOnlyList<JudgedCandidate>> articles, PositionModel current, CancellationToken cancellationToken)
    {
        var (before, after) = (new List<(double, bool)>(), new List<(double, bool)>());
        for (var fold = 0; fold < Folds; fold++)
        {
            var seen = articles.Where((_, index) => index % Folds != fold).SelectMany(article => article).ToList();
            var model = ScorerTraining.Train(seen, current, cancellationToken);
            foreach (var example in articles.Where((_, index) => index % Folds == fold).SelectMany(article => article))
            {
                before.Add((current.Rate(example.Features), example.IsRight));
                after.Add((model.Rate(example.Features), example.IsRight));
            }
        }

        return new ScorerTrial(ScorerTraining.Train([.. articles.SelectMany(article => article)], current, cancellationToken), ScorerFigures.Of(before), ScorerFigures.Of(after));
    }
}
