using NewsTracker.Core.Analysis;

namespace NewsTracker.Web.Pages.Go;

/// <summary>How well an entry fits what was typed: without case and accents, by the beginnings of words, at last by letters in their order.</summary>
public static class GoMatch
{
    private const int Exact = 5;
    private const int Beginning = 4;
    private const int Words = 3;
    private const int Others = 2;
    private const int Letters = 1;

    /// <returns>0 where it does not fit; the higher, the better.</returns>
    public static int Score(GoEntry entry, string text)
    {
        var typed = NameFolding.Fold(text).Trim();
        if (typed.Length == 0)
            return Words;
        var label = NameFolding.Fold(entry.Label);
        var parts = typed.Split(' ');
        return label == typed ? Exact
            : label.StartsWith(typed, StringComparison.Ordinal) ? Beginning
            : Begin(label, parts) ? Words
            : Begin($"{label} {NameFolding.Fold(entry.Also ?? "")} {NameFolding.Fold(entry.Kind)}", parts) ? Others
            : typed.Length > 1 && HasLetters(label, typed.Replace(" ", "", StringComparison.Ordinal)) ? Letters
            : 0;
    }

    private static bool Begin(string words, string[] parts)
    {
        var all = words.Split([' ', '-', '/', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        return parts.All(part => all.Any(word => word.StartsWith(part, StringComparison.Ordinal)));
    }

    /// <summary>The first letter begins a word, the others follow in their order: "lthn" for Lithuania.</summary>
    private static bool HasLetters(string label, string typed)
    {
        for (var start = 0; start < label.Length; start++)
        {
            if (label[start] == typed[0] && (start == 0 || !char.IsLetterOrDigit(label[start - 1])))
            {
                var found = 1;
                for (var i = start + 1; i < label.Length && found < typed.Length; i++)
                    found += label[i] == typed[found] ? 1 : 0;
                if (found == typed.Length)
                    return true;
            }
        }

        return false;
    }
}
