using NewsTracker.Core;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>What people wrote down of a page: its body, with or without the standfirst, or passages that belong to it and passages that do not.</summary>
internal sealed class PageTruth(string? body, IReadOnlyList<string> alternatives, IReadOnlyList<string> with, IReadOnlyList<string> without)
{
    private const double MostWeight = 12;

    private readonly Dictionary<string, int>[] texts = [.. (body is null ? alternatives : [body, .. alternatives]).Select(Shingles.Of)];
    private readonly string words = " " + string.Join(' ', Shingles.Words(body ?? "")) + " ";
    private readonly HashSet<string> lines = [.. (body ?? "").Split('\n').Select(line => TextMeasure.Key(line))];

    public bool HasBody => body is not null;

    public bool HasAlternatives => alternatives.Count > 0;

    public bool HasPassages => with.Count + without.Count > 0;

    /// <summary>Whether a block belongs to the body and what it counts in training; nothing where nobody said.</summary>
    public (bool IsBody, double Weight) Of(PageBlock block)
    {
        if (!HasBody)
            return (Holds(block.Text, with), Holds(block.Text, with) == Holds(block.Text, without) ? 0 : 1);
        var ofBlock = Shingles.Words(block.Text);
        var isBody = ofBlock.Count >= 4
            ? Shingles.Of(block.Text).Keys is var own && own.Count(texts[0].ContainsKey) * 2 > own.Count
            : ofBlock.Count > 0 && (lines.Contains(block.Key) || (ofBlock.Count >= 3 && words.Contains(" " + string.Join(' ', ofBlock) + " ", StringComparison.Ordinal)));

        // Each page counts the same whatever its length, as in the score; a block by its share of the text.
        var total = Math.Max(60, texts[0].Values.Sum());
        return (isBody, Math.Min(0.15 + (60.0 * (ofBlock.Count + 1) / (total + ofBlock.Count)), MostWeight));
    }

    /// <summary>Precision and recall against the body, or against the best of its alternatives.</summary>
    public (double? Precision, double? Recall) Compare(string text, bool toBest)
    {
        var found = Shingles.Of(text);
        var ofFound = found.Values.Sum();
        var scores = texts.Take(toBest ? texts.Length : 1).Select(truth => (
            Both: found.Sum(shingle => Math.Min(shingle.Value, truth.GetValueOrDefault(shingle.Key))), OfTruth: truth.Values.Sum()));
        var (both, ofTruth) = scores.MaxBy(score => 2.0 * score.Both / Math.Max(1, score.OfTruth + ofFound));
        return (ofFound == 0 ? null : (double)both / ofFound, ofTruth == 0 ? null : (double)both / ofTruth);
    }

    /// <summary>Passages found that belong to the body, found that do not, and missed.</summary>
    public (int Right, int Wrong, int Missed) Count(string text) =>
        with.Count(passage => Holds(text, [passage])) is var right ? (right, without.Count(passage => Holds(text, [passage])), with.Count - right) : default;

    private static bool Holds(string text, IReadOnlyList<string> passages) => passages.Any(passage => Spaced(text).Contains(Spaced(passage), StringComparison.Ordinal));

    private static string Spaced(string text) => text.Normalize(System.Text.NormalizationForm.FormKC).OnOneLine();
}
