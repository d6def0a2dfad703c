using System.Globalization;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Data.Reference;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>
/// Trains the wording model and the position scorer on labelled files, and tells how the confidence fares on articles that neither has seen. The files of <c>--wordings</c> teach wordings only.
/// </summary>
internal sealed class TrainPositionsVerb(TextWriter report) : IVerb
{
    private const int Folds = 6;

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var lexicon = ReferenceData.LoadLexicon();
        var articles = await LabelledArticle.ReadAsync(arguments.In.Split(','), cancellationToken);
        var sentences = await LabelledArticle.ReadAsync(arguments.Others.TryGetValue("--wordings", out var files) ? files.Split(',') : [], cancellationToken);

        // A file named twice counts twice, and its articles stay in one fold.
        var numbers = articles.Concat(sentences).Select(article => article.Text).Distinct(StringComparer.Ordinal).Select((text, index) => (text, index)).ToDictionary(one => one.text, one => one.index, StringComparer.Ordinal);
        var examples = articles.Concat(sentences).DistinctBy(article => article.Text, StringComparer.Ordinal).SelectMany(article => WordingExample.Of(article, numbers[article.Text], lexicon)).ToList();
        var taught = articles.CountBy(article => numbers[article.Text]).ToDictionary();
        var lists = new List<(int Fold, List<JudgedCandidate> Verdicts)>[Folds];
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
        {
            // What the wording says of an article must come from a model that has not seen it, or the scorer would believe it too much.
            var unread = new WordingModel(WordingTraining.Train([.. examples.Where(example => example.Article % Folds != fold || !taught.ContainsKey(example.Article))], TimesOf));
            lists[fold] = [.. articles.Where(article => numbers[article.Text] % Folds == fold).Select(article => (fold, article.Verdicts(lexicon, unread).ToList()))];
        });
        var verdicts = lists.SelectMany(list => list).ToList();

        var unseen = new List<(double Confidence, bool IsRight)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = TrainScorer([.. verdicts.Where(one => one.Fold != fold).SelectMany(one => one.Verdicts)], cancellationToken);
            unseen.AddRange(verdicts.Where(one => one.Fold == fold).SelectMany(one => one.Verdicts).Select(one => (model.Rate(one.Features), one.IsRight)));
        }

        var calibration = ScorerCalibration.Fit(unseen);
        await report.WriteLineAsync($"{taught.Count} articles, {unseen.Count} candidates, {examples.Count} states in sentences, {Folds} folds by article; confidence and share right on unseen articles:");
        await ReportAsync(unseen);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"brought true (offset {calibration.Offset:F2}, slope {calibration.Slope:F2}):"));
        await ReportAsync([.. unseen.Select(one => (calibration.Of(one.Confidence), one.IsRight))]);
        var scorer = calibration.Apply(TrainScorer([.. verdicts.SelectMany(one => one.Verdicts)], cancellationToken));
        await using var writer = new StreamWriter(arguments.Out);
        scorer.Write(writer);
        if (arguments.Others.TryGetValue("--wording-out", out var file))
        {
            await using var wordings = new StreamWriter(file);
            WordingTraining.Train(examples, TimesOf).Write(wordings);
        }

        return articles.Count;

        int TimesOf(int article) => taught.GetValueOrDefault(article, 1);
    }

    private static PositionModel TrainScorer(IReadOnlyList<JudgedCandidate> verdicts, CancellationToken cancellationToken) => ScorerUnitsTraining.Teach(ScorerTraining.Train(verdicts, prior: null, cancellationToken), verdicts);

    private async Task ReportAsync(IReadOnlyList<(double Confidence, bool IsRight)> rated)
    {
        foreach (var bin in rated.GroupBy(one => Math.Min(9, (int)(one.Confidence * 10))).OrderBy(group => group.Key))
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bin.Key / 10.0:F1}  {bin.Count(),5}  {bin.Average(one => one.IsRight ? 1.0 : 0):F2}"));
    }
}
