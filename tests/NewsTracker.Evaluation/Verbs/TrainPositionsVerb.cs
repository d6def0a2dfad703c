using System.Globalization;
using System.Text.Json;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Data.Reference;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Trains the position scorer on the labelled files in a folder, and tells how its confidence fares on articles it has not seen.</summary>
internal sealed class TrainPositionsVerb(TextWriter report) : IVerb
{
    private const int Folds = 5;

    private static readonly JsonSerializerOptions Labels = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var reference = ReferenceData.Load();
        var lexicon = CountryLexicon.Create(reference.Countries.SelectMany(country => country.Names), reference.NameRules);
        var articles = new List<LabelledArticle>();
        foreach (var file in arguments.In.Split(','))
            await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
                articles.Add(JsonSerializer.Deserialize<LabelledArticle>(line, Labels)!);

        // A file named twice counts twice, and its articles stay in one fold.
        var numbers = articles.Select(article => article.Text).Distinct(StringComparer.Ordinal).Select((text, index) => (text, index)).ToDictionary(one => one.text, one => one.index, StringComparer.Ordinal);
        var verdicts = articles.Select(article => (Fold: numbers[article.Text] % Folds, Verdicts: article.Verdicts(lexicon).ToList())).ToList();
        var unseen = new List<(double Confidence, bool IsRight)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = ScorerTraining.Train([.. verdicts.Where(one => one.Fold != fold).SelectMany(one => one.Verdicts)], prior: null, cancellationToken);
            unseen.AddRange(verdicts.Where(one => one.Fold == fold).SelectMany(one => one.Verdicts).Select(one => (model.Rate(one.Features), one.IsRight)));
        }

        var calibration = ScorerCalibration.Fit(unseen);
        await report.WriteLineAsync($"{numbers.Count} articles, {unseen.Count} candidates, {Folds} folds by article; confidence and share right on unseen articles:");
        await ReportAsync(unseen);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"brought true (offset {calibration.Offset:F2}, slope {calibration.Slope:F2}):"));
        await ReportAsync([.. unseen.Select(one => (calibration.Of(one.Confidence), one.IsRight))]);
        var final = calibration.Apply(ScorerTraining.Train([.. verdicts.SelectMany(one => one.Verdicts)], prior: null, cancellationToken));
        await using var writer = new StreamWriter(arguments.Out);
        final.Write(writer);
        return articles.Count;
    }

    private async Task ReportAsync(IReadOnlyList<(double Confidence, bool IsRight)> rated)
    {
        foreach (var bin in rated.GroupBy(one => Math.Min(9, (int)(one.Confidence * 10))).OrderBy(group => group.Key))
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bin.Key / 10.0:F1}  {bin.Count(),5}  {bin.Average(one => one.IsRight ? 1.0 : 0):F2}"));
    }
}
