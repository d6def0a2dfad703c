using System.Text.RegularExpressions;
using DiffPlex;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Stories;

/// <summary>A stretch of two texts: the same words in both, or words that only one of them has.</summary>
/// <param name="Before">As it stands in the first text, with the white space that follows; empty where it has none of it.</param>
/// <param name="After">As it stands in the second text.</param>
public sealed record SideBySidePart(bool IsSame, string Before, string After);

/// <summary>Compares two texts of two publishers word by word, as <see cref="WordDiff"/> does two states of one; here white space alone is no difference.</summary>
public static partial class SideBySide
{
    private static readonly WordDiff.CustomChunker Words = new(text => [.. WordPattern().Matches(text).Select(match => match.Value)]);

    /// <summary>The texts in order, cut into alternating parts; put together again, each side is the text it came from.</summary>
    public static IReadOnlyList<SideBySidePart> Between(string before, string after)
    {
        var (old, now) = (Words.Chunk(before), Words.Chunk(after));
        if ((long)old.Count * now.Count > WordDiff.MostPairs)
            return [new SideBySidePart(false, before, after)];

        var parts = new List<SideBySidePart>();
        var (atOld, atNow) = (0, 0);
        foreach (var block in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: true, ignoreCase: false, Words).DiffBlocks)
        {
            Add(isSame: true, block.DeleteStartA - atOld, block.InsertStartB - atNow);
            Add(isSame: false, block.DeleteCountA, block.InsertCountB);
        }

        Add(isSame: true, old.Count - atOld, now.Count - atNow);
        return parts;

        void Add(bool isSame, int countOld, int countNow)
        {
            if (countOld + countNow > 0)
                parts.Add(new SideBySidePart(isSame, string.Concat(old.Skip(atOld).Take(countOld)), string.Concat(now.Skip(atNow).Take(countNow))));
            (atOld, atNow) = (atOld + countOld, atNow + countNow);
        }
    }

    /// <summary>Words with the white space after them; what opens the text counts to its first word.</summary>
    [GeneratedRegex(@"\A\s*\S+\s*|\S+\s*|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
