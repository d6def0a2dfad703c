namespace NewsTracker.Core;

/// <summary>Cuts texts to a length without cutting a character in two: half of a surrogate pair is no text, and PostgreSQL takes none.</summary>
public static class Shortening
{
    /// <summary>The beginning, at most so long.</summary>
    public static string CutTo(this string text, int longest) =>
        text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The text, or its beginning and a sign that more follows.</summary>
    public static string ShortenTo(this string text, int longest) => text.Length <= longest ? text : text.CutTo(longest) + "…";
}
