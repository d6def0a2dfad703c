using System.Globalization;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Names languages in English.</summary>
internal static class LanguageNames
{
    /// <summary>Languages that PostgreSQL has a dictionary for, and neighbours of Russia that it has none for: what completion offers.</summary>
    public static IReadOnlyList<string> Common { get; } =
        ["en", "ar", "be", "da", "de", "el", "es", "et", "fi", "fr", "he", "hi", "hu", "hy", "it", "ja", "ka", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "uk", "zh"];

    /// <summary>"Portuguese (Brazil)" for <c>pt-BR</c>; the tag itself where no such language is known.</summary>
    public static string InEnglish(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            // Tags are what pages print; some print nonsense.
            return tag;
        }
    }
}
