using System.Text;

namespace NewsTracker.Core.Extraction;

/// <summary>Keeps what no database column takes, and no reader sees, out of an article: control characters, and halves of characters that a cut or an escape has left.</summary>
internal static class StorableText
{
    /// <summary>The article with each field as one clean line; the body is written clean but for what nobody sees.</summary>
    public static ExtractedArticle Of(ExtractedArticle article) => article with
    {
        Headline = Inert(article.Headline)!,
        Byline = [.. article.Byline.Select(name => name with { Name = Inert(name.Name) })],
        SiteName = Inert(article.SiteName),
        Lede = Inert(article.Lede),
        Section = Inert(article.Section),
        Keywords = article.Keywords is { } keywords ? keywords with { Value = [.. keywords.Value.Select(Inert)] } : null,
        Disagreements = [.. article.Disagreements.Select(other => other with { Value = Inert(other.Value) })],
        Blocks = [.. article.Blocks.Select(block => block with { Text = InertText.Visible(block.Text) })],
        BodyHtml = InertText.Visible(article.BodyHtml),
    };

    /// <summary>The refusal with what it quotes of the page as clean lines.</summary>
    public static ExtractionOutcome.Refused Of(ExtractionOutcome.Refused refusal) => refusal with
    {
        Explanation = Inert(refusal.Explanation),
        Headline = refusal.Headline is { } headline ? Inert(headline) : null,
    };

    /// <summary>A control character, or one that Unicode keeps out of text.</summary>
    public static bool IsUnreadable(char character) => char.IsControl(character) || character is '\ufffe' or '\uffff';

    /// <summary>White space becomes single spaces.</summary>
    private static string Clean(string text)
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

    private static Extracted<string>? Inert(Extracted<string>? field) => field is null ? null : field with { Value = Inert(field.Value) };

    private static string Inert(string text) => InertText.Line(Clean(text));

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
