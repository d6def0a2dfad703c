using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>The figures of the body scorers over a set of pages.</summary>
internal static class BodyScore
{
    /// <summary>The harmonic mean of the mean precision and the mean recall over pages.</summary>
    public static double OfBodies(IEnumerable<TrainingPage> pages, Func<TrainingPage, IReadOnlyList<PageBlock>> choose, bool toBest)
    {
        var scores = pages.Where(page => page.Truth.HasBody).Select(page => page.Truth.Compare(TextOf(choose(page)), toBest)).ToList();
        var (precision, recall) = (scores.Average(score => score.Precision) ?? 0, scores.Average(score => score.Recall) ?? 0);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// <summary>F1 over all passages of all pages.</summary>
    public static double OfPassages(IEnumerable<TrainingPage> pages, Func<TrainingPage, IReadOnlyList<PageBlock>> choose)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var page in pages.Where(page => page.Truth.HasPassages))
        {
            var counts = page.Truth.Count(TextOf(choose(page)));
            (right, wrong, missed) = (right + counts.Right, wrong + counts.Wrong, missed + counts.Missed);
        }

        return right == 0 ? 0 : 2.0 * right / ((2 * right) + wrong + missed);
    }

    private static string TextOf(IEnumerable<PageBlock> blocks) => string.Join('\n', blocks.Select(block => block.Text));
}
