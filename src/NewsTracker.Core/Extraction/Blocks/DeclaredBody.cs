namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>The text that a page declares to machines, asked which of the page's blocks stand in it. Each is looked for once: both are as long as the page makes them.</summary>
/// <param name="key">The letters of the text (<see cref="TextMeasure.Key"/>).</param>
internal sealed class DeclaredBody(string key)
{
    /// <summary>A shorter text is a summary.</summary>
    private const int Shortest = 200;

    /// <summary>Shorter lines stand in any text.</summary>
    private const int ShortestLine = 12;

    private readonly Dictionary<string, bool> asked = new(StringComparer.Ordinal);

    public int Length => key.Length;

    public static DeclaredBody? Of(string? key) => key is { Length: > Shortest } ? new DeclaredBody(key) : null;

    /// <param name="line">The letters of a block's text.</param>
    public bool Holds(string line)
    {
        if (line.Length < ShortestLine || line.Length > key.Length)
            return false;
        if (!asked.TryGetValue(line, out var holds))
            asked[line] = holds = key.Contains(line, StringComparison.Ordinal);
        return holds;
    }
}
