using System.Globalization;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Trains the block model on the development sets, and tells what it reaches on sites it has not seen.</summary>
internal sealed class TrainVerb(TextWriter report) : IVerb
{
    private const int Folds = 5;

    private static readonly string[] Sets = ["articlebody-dev", "wcxb-dev", "fundus-dev"];

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var pages = new List<TrainingPage>();
        foreach (var set in Sets)
            pages.AddRange(await TrainingPage.ReadSetAsync(Path.Combine(arguments.In, set), cancellationToken));
        var foldOf = pages.Select(page => page.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((site, index) => (site, Fold: index % Folds)).ToDictionary(pair => pair.site, pair => pair.Fold, StringComparer.Ordinal);
        var unseen = new BlockModel[Folds];
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
            unseen[fold] = new TreeBoosting([.. pages.Where(page => foldOf[page.Site] != fold).SelectMany(page => page.Rows)]).Train());
        var model = new TreeBoosting([.. pages.SelectMany(page => page.Rows)]).Train();
        await using (var writer = new StreamWriter(arguments.Out))
            model.Write(writer);
        await report.WriteLineAsync($"{pages.Count} pages of {foldOf.Count} sites, {pages.Sum(page => page.Rows.Count)} blocks, {Folds} folds by site");
        await report.WriteLineAsync("set               heuristic  unseen sites  seen sites");
        foreach (var set in pages.GroupBy(page => page.Set))
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{set.Key,-17} {Score(set, page => page.ByScore),9:F4} {Score(set, page => LearnedBody.Choose(page.Page, page.Features, unseen[foldOf[page.Site]])),13:F4} {Score(set, page => LearnedBody.Choose(page.Page, page.Features, model)),11:F4}"));
        }

        return pages.Count;
    }

    /// <summary>The harmonic mean of the mean precision and the mean recall over pages, as the body scorer has it.</summary>
    private static double Score(IEnumerable<TrainingPage> pages, Func<TrainingPage, IReadOnlyList<PageBlock>> choose)
    {
        var scores = pages.Select(page => Shingles.Compare(page.Truth, Shingles.Of(string.Join('\n', choose(page).Select(block => block.Text))))).ToList();
        var (precision, recall) = (scores.Average(score => score.Precision) ?? 0, scores.Average(score => score.Recall) ?? 0);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
