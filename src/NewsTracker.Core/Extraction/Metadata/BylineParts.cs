using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Takes the names of a credit apart at its commas, bars and words for "and". Some of those words stand within a name, too: "José Ortega y Gasset", "João Costa e Silva", "Josep Puig i Cadafalch", "Karl-Theodor von und zu Guttenberg".</summary>
internal static partial class BylineParts
{
    private const int MostWordsBefore = 4;

    public static IEnumerable<string> Of(string text)
    {
        var joints = Joint().Matches(text);
        var start = 0;
        for (var i = 0; i < joints.Count; i++)
        {
            var (joint, next) = (joints[i], i + 1 < joints.Count ? joints[i + 1].Index : text.Length);
            var (before, after) = (text[start..joint.Index], text[(joint.Index + joint.Length)..next]);
            if (IsWithinName(joint.Value.Trim(), before, after))
                continue;
            yield return before;
            start = joint.Index + joint.Length;
        }

        yield return text[start..];
    }

    /// <summary>What may stand between two names of one credit.</summary>
    public static bool IsConnector(string text) => text.Length <= 6 && Joint().Replace($" {text} ", "").All(character => !char.IsLetterOrDigit(character));

    private static bool IsWithinName(string joint, string before, string after) => joint switch
    {
        "y" or "e" or "i" => IsFullName(before) && IsFamilyAlone(after) && !BylineNames.IsOrganisation(before) && !BylineNames.IsOrganisation(after),
        "und" => before.EndsWith(" von", StringComparison.Ordinal) && after.StartsWith("zu ", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A given name at least, and a family's.</summary>
    private static bool IsFullName(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 2 and <= MostWordsBefore } words && char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0]);

    /// <summary>"Gasset", "de la Torre": who signs beside another does so with more than the family's name.</summary>
    private static bool IsFamilyAlone(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && IsCapitalised(words[^1]) && words.SkipLast(1).All(word => word is "de" or "del" or "la" or "las" or "los" or "da" or "do" or "das" or "dos");

    /// <summary>Not as agencies sign, in capitals.</summary>
    private static bool IsCapitalised(string word) => word.Length > 2 && char.IsUpper(word[0]) && word.All(character => char.IsLetter(character) || character is '-') && word.Any(char.IsLower);

    [GeneratedRegex(@"\s*[,;|/•&]\s*|\s+(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve|dan|és|și|oraz|και|ir|with|mit|avec)\s+|\s+[-–—]\s+|\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();
}
