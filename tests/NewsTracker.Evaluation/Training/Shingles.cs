using System.Text.RegularExpressions;

namespace NewsTracker.Evaluation.Training;

/// <summary>Overlapping runs of four words, with how often each occurs: what the body scores are made of.</summary>
internal static partial class Shingles
{
    private const int Length = 4;

    public static Dictionary<string, int> Of(string text)
    {
        var words = Words(text);
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; words.Count > 0 && i < Math.Max(1, words.Count - Length + 1); i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(Length));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    public static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Precision and recall of a text against the true one.</summary>
    public static (double? Precision, double? Recall) Compare(Dictionary<string, int> truth, Dictionary<string, int> found)
    {
        var both = found.Sum(shingle => Math.Min(shingle.Value, truth.GetValueOrDefault(shingle.Key)));
        var (ofTruth, ofFound) = (truth.Values.Sum(), found.Values.Sum());
        return (ofFound == 0 ? null : (double)both / ofFound, ofTruth == 0 ? null : (double)both / ofTruth);
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
