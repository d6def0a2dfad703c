using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Finds the headline of a text file: a title-like line above the first paragraph; one that the file repeats wins.</summary>
internal static partial class TextHeadline
{
    private const int Longest = 220;

    public static TextLine? Find(IReadOnlyList<TextLine> lines, TextCredits credits)
    {
        var firstProse = lines.FirstOrDefault(line => line.IsProse)?.Index ?? lines.Count;
        var counts = lines.GroupBy(line => line.Key).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        TextLine? best = null;
        var bestScore = 0.0;
        foreach (var line in lines.Take(firstProse + 1))
        {
            var score = Score(line, counts[line.Key], firstProse, credits);
            if (score > bestScore)
                (best, bestScore) = (line, score);
        }

        return best;
    }

    private static double Score(TextLine line, int occurrences, int firstProse, TextCredits credits)
    {
        var words = TextMeasure.CountWords(line.Text);
        if (line.IsProse || line.Weight > 160 && line.EndsSentence || line.Text.Length > Longest || credits.IsCredit(line.Index) || TextBody.IsNotice(line) || MenuLine().IsMatch(line.Text))
            return 0;
        var score = Math.Min(words, 12) + Math.Min(line.Weight / 30.0, 4);
        if (occurrences > 1 && words >= 4)
            score += 6;
        if (line.EndsSentence && line.Text.EndsWith('.'))
            score -= 4;
        if (words < 3)
            score -= 4;

        // Of several candidates, the one just above the text or its credits.
        score += 4.0 / (1 + Math.Abs(firstProse - line.Index));
        return credits.First >= 0 && line.Index < credits.First ? score + 1 : score;
    }

    [GeneratedRegex(@"(left menu|main menu|skip to|toggle|navigation|\bmenu$|^home\b|>|»|\|)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MenuLine();
}
