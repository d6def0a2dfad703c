namespace NewsTracker.Core;

/// <summary>Brings words onto one line.</summary>
public static class Spacing
{
    /// <summary>Single spaces between the words, of whatever kind they were, and none at the ends.</summary>
    public static string OnOneLine(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>With a space for each control character, line breaks among them; all else stays where it is.</summary>
    public static string WithoutControls(this string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
