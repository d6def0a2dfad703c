using System.Globalization;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Trains the block model on the development sets, and tells what it reaches on sites it has not seen.</summary>
internal sealed class TrainVerb(TextWriter report) : IVerb
{
    private static readonly string[] Sets = ["articlebody-dev", "wcxb-dev", "fundus-dev", "webmeta-dev"];

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var pages = new List<TrainingPage>();
        foreach (var set in Sets)
            pages.AddRange(await TrainingPage.ReadSetAsync(Path.Combine(arguments.In, set), cancellationToken));
        var siteNumbers = pages.Select(page => page.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((site, index) => (site, index)).ToDictionary(pair => pair.site, pair => pair.index, StringComparer.Ordinal);
        var rows = pages.SelectMany(page => page.Rows).ToList();
        List<int> siteOf = [.. pages.SelectMany(page => page.Rows.Select(_ => siteNumbers[page.Site]))];
        var folds = new SiteFolds(siteOf, Enumerable.Range(0, rows.Count));
        var training = new DoubtingTraining(FeatureBins.Of(rows), rows, siteOf);

        // The last model leaves out no fold: it is the one that ships.
        var models = new BlockModel[SiteFolds.Count + 1];
        Parallel.For(0, models.Length, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
            models[fold] = training.Train([.. Enumerable.Range(0, rows.Count).Where(row => folds.OfRow(row) != fold)], new TreeOptions()));
        await using (var writer = new StreamWriter(arguments.Out))
            models[SiteFolds.Count].Write(writer);
        await report.WriteLineAsync($"{pages.Count} pages of {siteNumbers.Count} sites, {rows.Count} blocks, {SiteFolds.Count} folds by site");
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
            $"{figure,-27} {score(page => page.ByScore),9:F4} {score(page => LearnedBody.Choose(page.Page, page.Features, models[folds.OfSite(siteNumbers[page.Site])])),13:F4} {score(page => LearnedBody.Choose(page.Page, page.Features, models[SiteFolds.Count])),11:F4}"));
    }
}
