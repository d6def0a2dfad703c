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

    /// <summary>Runs of word characters; of scripts written without spaces each character is a word.</summary>
    public static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\w-[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
