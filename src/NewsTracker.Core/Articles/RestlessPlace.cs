namespace NewsTracker.Core.Articles;

/// <summary>Text that goes on changing in one place and says nothing new: a counter, "5 minutes ago", links to other news at the end.</summary>
public static class RestlessPlace
{
    /// <summary>
    /// Whether a text differs from the newest only where that differs from the one before it, and keeps nothing of what had been put there. What is added beside it, as to a report that grows, or changes
    /// elsewhere is an edit.
    /// </summary>
    public static bool IsAllThatChanged(string before, string newest, string next)
    {
        var (first, second, third) = (WordsOf(before), WordsOf(newest), WordsOf(next));
        var (head, tail) = Shared(first, second);
        var (kept, ended) = Shared(second, third);
        return kept >= head && ended >= tail && kept + ended < second.Length;
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
}
