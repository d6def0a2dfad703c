using System.Text.RegularExpressions;

namespace NewsTracker.Core.Articles;

/// <summary>A place of a text that goes on changing while all around it stays: a counter, "5 minutes ago", links to other news at the end; or the newest passage of a report that is written anew each time.</summary>
/// <param name="Was">What stands there in the newest text.</param>
/// <param name="Now">What comes in its place.</param>
public sealed partial record RestlessPlace(string Was, string Now)
{
    private const int FewestBefore = 3;

    /// <summary>Whether it may tell something new: a sentence goes or comes, and more of it changes than figures.</summary>
    public bool MayTell => (HoldsSentence(Was) || HoldsSentence(Now)) && Figure().Replace(Was, "") != Figure().Replace(Now, "");

    /// <summary>
    /// Where a text differs from the newest, if only where that differs from the one before it, and keeps nothing of what had been put there. What is added beside it, as to a report that grows, or changes
    /// elsewhere is an edit.
    /// </summary>
    public static RestlessPlace? Find(string before, string newest, string next)
    {
        var (first, second, third) = (WordsOf(before), WordsOf(newest), WordsOf(next));
        var (head, tail) = Shared(first, second);
        var (kept, ended) = Shared(second, third);
        return kept >= head && ended >= tail && kept + ended < second.Length ? new RestlessPlace(string.Join(' ', second[kept..^ended]), string.Join(' ', third[kept..^ended])) : null;
    }

    /// <summary>How many words two texts begin and end with alike.</summary>
    private static (int Head, int Tail) Shared(string[] one, string[] other)
    {
        var most = Math.Min(one.Length, other.Length);
        var head = one.AsSpan().CommonPrefixLength(other);
        var tail = 0;
        while (head + tail < most && one[^(tail + 1)] == other[^(tail + 1)])
            tail++;
        return (head, tail);
    }

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Some words and the mark that ends them; scripts without spaces have marks of their own.</summary>
    private static bool HoldsSentence(string place) =>
        place.AsSpan().ContainsAny('。', '！', '？') || WordsOf(place).Skip(FewestBefore).Any(word => word.TrimEnd('"', '\'', '”', '’', '»', ')') is [.., '.' or '!' or '?' or '…' or '؟' or '।']);

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
