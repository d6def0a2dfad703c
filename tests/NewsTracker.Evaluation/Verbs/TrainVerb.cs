using System.Globalization;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Trains the block model on the development sets, and tells what it reaches on sites it has not seen.</summary>
internal sealed class TrainVerb(TextWriter report) : IVerb
{
    private const int Folds = 5;

    private static readonly string[] Sets = ["articlebody-dev", "wcxb-dev", "fundus-dev", "webmeta-dev"];

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var pages = new List<TrainingPage>();
        foreach (var set in Sets)
            pages.AddRange(await TrainingPage.ReadSetAsync(Path.Combine(arguments.In, set), cancellationToken));
        var foldOf = pages.Select(page => page.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((site, index) => (site, Fold: index % Folds)).ToDictionary(pair => pair.site, pair => pair.Fold, StringComparer.Ordinal);
        var rows = pages.SelectMany(page => page.Rows).ToList();
        var foldOfRow = pages.SelectMany(page => page.Rows.Select(_ => foldOf[page.Site])).ToList();
        var bins = FeatureBins.Of(rows);

        // The last model leaves out no fold: it is the one that ships.
        var models = new BlockModel[Folds + 1];
        Parallel.For(0, Folds + 1, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
            models[fold] = new TreeBoosting(bins, rows, [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Weight > 0 && foldOfRow[row] != fold)], new TreeOptions()).Train());
        await using (var writer = new StreamWriter(arguments.Out))
            models[Folds].Write(writer);
        await report.WriteLineAsync($"{pages.Count} pages of {foldOf.Count} sites, {rows.Count} blocks, {Folds} folds by site");
        await report.WriteLineAsync("                            heuristic  unseen sites  seen sites");
        foreach (var set in pages.GroupBy(page => page.Set, StringComparer.Ordinal))
        {
            List<TrainingPage> ofSet = [.. set];
            if (ofSet.Exists(page => page.Truth.HasBody))
                await WriteAsync($"{set.Key} body", choose => BodyScore.OfBodies(ofSet, choose, toBest: false));
            if (ofSet.Exists(page => page.Truth.HasAlternatives))
                await WriteAsync($"{set.Key} body+alt", choose => BodyScore.OfBodies(ofSet, choose, toBest: true));
            if (ofSet.Exists(page => page.Truth.HasPassages))
                await WriteAsync($"{set.Key} snip", choose => BodyScore.OfPassages(ofSet, choose));
        }

        return pages.Count;

        Task WriteAsync(string figure, Func<Func<TrainingPage, IReadOnlyList<PageBlock>>, double> score) => report.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{figure,-27} {score(page => page.ByScore),9:F4} {score(page => LearnedBody.Choose(page.Page, page.Features, models[foldOf[page.Site]])),13:F4} {score(page => LearnedBody.Choose(page.Page, page.Features, models[Folds])),11:F4}"));
    }
}
