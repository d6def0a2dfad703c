namespace NewsTracker.Core.Stories;

/// <summary>A stretch of two texts: the same words in both, or words that only one of them has.</summary>
/// <param name="Before">As it stands in the first text, with the white space that follows; empty where it has none of it.</param>
/// <param name="After">As it stands in the second text.</param>
public sealed record SideBySidePart(bool IsSame, string Before, string After);

/// <summary>Compares two texts word by word (Myers, "An O(ND) difference algorithm", 1986). White space alone is no difference.</summary>
public static class SideBySide
{
    /// <summary>Texts that differ in more words are shown as one replacing the other: nobody reads such a comparison, and it would take long.</summary>
    private const int MostChanges = 3000;

    /// <summary>The texts in order, cut into alternating parts; put together again, each side is the text it came from.</summary>
    public static IReadOnlyList<SideBySidePart> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Count && start < now.Count && IsSame(old[start], now[start]))
            start++;
        var (oldEnd, nowEnd) = (old.Count, now.Count);
        while (oldEnd > start && nowEnd > start && IsSame(old[oldEnd - 1], now[nowEnd - 1]))
            (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);

        var parts = new PartList();
        for (var i = 0; i < start; i++)
            parts.Add(old[i], now[i]);
        foreach (var (fromOld, fromNow) in Path(old, now, start, oldEnd, nowEnd))
            parts.Add(fromOld is { } o ? old[o] : null, fromNow is { } n ? now[n] : null);
        for (var i = 0; oldEnd + i < old.Count; i++)
            parts.Add(old[oldEnd + i], now[nowEnd + i]);
        return parts.ToList();
    }

    private static bool IsSame(string one, string other) => one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    /// <summary>Words with the white space after them; what opens the text counts to its first word.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (start == 0)
                SkipWhile(text, ref at, isSpace: true);
            SkipWhile(text, ref at, isSpace: false);
            SkipWhile(text, ref at, isSpace: true);
            words.Add(text[start..at]);
        }

        return words;
    }

    private static void SkipWhile(string text, ref int at, bool isSpace)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) == isSpace)
            at++;
    }

    private static IEnumerable<(int? Old, int? Now)> Path(List<string> old, List<string> now, int start, int oldEnd, int nowEnd)
    {
        var (n, m) = (oldEnd - start, nowEnd - start);
        var trace = Furthest(old, now, start, n, m);
        if (trace is null)
            return Enumerable.Range(start, n).Select(i => ((int?)i, (int?)null)).Concat(Enumerable.Range(start, m).Select(i => ((int?)null, (int?)i)));

        var steps = new List<(int?, int?)>(n + m);
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var k = x - y;
            var reached = trace[d];
            int At(int diagonal) => reached[diagonal + d];
            var down = k == -d || (k != d && At(k - 1) < At(k + 1));
            var (fromX, fromY) = d == 0 ? (0, 0) : down ? (At(k + 1), At(k + 1) - k - 1) : (At(k - 1), At(k - 1) - k + 1);
            for (; x > fromX && y > fromY; (x, y) = (x - 1, y - 1))
                steps.Add((start + x - 1, start + y - 1));
            if (d == 0)
                break;
            steps.Add(down ? (null, start + y - 1) : (start + x - 1, null));
            (x, y) = (fromX, fromY);
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>How far each diagonal was reached before each number of changes; null where there are too many changes.</summary>
    private static List<int[]>? Furthest(List<string> old, List<string> now, int start, int n, int m)
    {
        var most = Math.Min(n + m, MostChanges);
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            // Diagonals -d to d, as the changes before left them.
            trace.Add(reach[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[most + k] < reach[most + k + 2]) ? reach[most + k + 2] : reach[most + k] + 1;
                while (x < n && x - k < m && x - k >= 0 && IsSame(old[start + x], now[start + x - k]))
                    x++;
                reach[most + 1 + k] = x;
                if (x >= n && x - k >= m)
                    return trace;
            }
        }

        return null;
    }

    /// <summary>Joins neighbours of one kind into one part.</summary>
    private sealed class PartList
    {
        private readonly List<SideBySidePart> parts = [];
        private readonly System.Text.StringBuilder before = new();
        private readonly System.Text.StringBuilder after = new();
        private bool isSame = true;

        public void Add(string? old, string? now)
        {
            if ((old is not null && now is not null) != isSame)
                Close(!isSame);
            before.Append(old);
            after.Append(now);
        }

        public List<SideBySidePart> ToList()
        {
            Close(isSame);
            return parts;
        }

        private void Close(bool next)
        {
            if (before.Length + after.Length > 0)
                parts.Add(new SideBySidePart(isSame, before.ToString(), after.ToString()));
            before.Clear();
            after.Clear();
            isSame = next;
        }
    }
}
