namespace NewsTracker.Core.Annotations;

/// <summary>Blank space at the edges of a part of a text.</summary>
internal static class TextEdges
{
    /// <summary>The part without it; empty where there is nothing else.</summary>
    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }
}
