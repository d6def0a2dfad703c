using System.Globalization;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Names languages in English.</summary>
internal static class LanguageNames
{
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
