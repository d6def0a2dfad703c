using System.Text;

namespace NewsTracker.Core.Extraction;

/// <summary>Keeps what no database column takes, and no reader sees, out of an article: control characters, and halves of characters that a cut or an escape has left.</summary>
internal static class StorableText
{
    /// <summary>The article with each field but the body, which is written clean, as one clean line.</summary>
    public static ExtractedArticle Of(ExtractedArticle article) => article with
    {
        Headline = OneLine(article.Headline)!,
        Byline = [.. article.Byline.Select(name => name with { Name = OneLine(name.Name) })],
        SiteName = OneLine(article.SiteName),
        Lede = OneLine(article.Lede),
        Section = OneLine(article.Section),
        Keywords = article.Keywords is { } keywords ? keywords with { Value = [.. keywords.Value.Select(OneLine)] } : null,
        Disagreements = [.. article.Disagreements.Select(other => other with { Value = OneLine(other.Value) })],
    };

    /// <summary>A control character, or one that Unicode keeps out of text.</summary>
    public static bool IsUnreadable(char character) => char.IsControl(character) || character is '\ufffe' or '\uffff';

    /// <summary>White space becomes single spaces.</summary>
    public static string OneLine(string text)
    {
        if (!NeedsCleaning(text))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (rune != Rune.ReplacementChar && !(rune.IsBmp && IsUnreadable((char)rune.Value)))
                line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    private static Extracted<string>? OneLine(Extracted<string>? field) => field is null ? null : field with { Value = OneLine(field.Value) };

    private static bool NeedsCleaning(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || IsUnreadable(text[i]))
                return true;
        }

        return false;
    }
}
