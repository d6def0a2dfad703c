using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Analysis;

/// <summary>Keeps the paragraphs of a text that the engine can read; the others become blanks, so that every offset stays true.</summary>
public static class EnglishParts
{
    /// <summary>Shorter paragraphs tell too little of their language, and are left as they are.</summary>
    private const int ShortestTelling = 120;

    /// <summary>How much of a text the engine reads.</summary>
    public static AnalysedLanguage LanguageOf(string text) => Of(text).Language;

    internal static (string Text, AnalysedLanguage Language) Of(string text)
    {
        if (IsForeign(text))
            return ("", AnalysedLanguage.NotAnalysed);
        char[]? masked = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var line and >= 0 ? line : text.Length;
            if (end - start >= ShortestTelling && IsForeign(text[start..end]))
            {
                masked ??= text.ToCharArray();
                Array.Fill(masked, ' ', start, end - start);
            }

            start = end + 1;
        }

        return masked is null ? (text, AnalysedLanguage.English) : (new string(masked), AnalysedLanguage.Partly);
    }

    /// <summary>In another language, known or not: most of the world's are not known by their words.</summary>
    private static bool IsForeign(string text) => LanguageDetector.Detect(text) is { } language ? language != "en" : EnglishSigns.AreMissing(text);
}
