using System.Collections.Frozen;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Words;

/// <summary>Names that stand for several states at once: "the three Baltic states".</summary>
internal static class GroupNames
{
    private const int LongestName = 3;

    private static readonly Dictionary<string, CountryCode[]> Groups = WordFiles.Lines("groups.txt")
        .Select(line => line.Split(':', StringSplitOptions.TrimEntries))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' ').Select(CountryCode.Parse).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> FirstWords = [.. Groups.Keys.Select(name => name.Split(' ')[0])];

    public static (int Length, CountryCode[] Countries)? LongestAt(IReadOnlyList<string> words, int first, int end)
    {
        if (!FirstWords.Contains(words[first]))
            return null;
        for (var length = Math.Min(LongestName, end - first); length > 0; length--)
        {
            if (Groups.TryGetValue(string.Join(' ', words.Skip(first).Take(length)), out var countries))
                return (length, countries);
        }

        return null;
    }
}
