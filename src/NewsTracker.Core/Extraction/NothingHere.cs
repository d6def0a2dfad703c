using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction;

/// <summary>Tells the title of a page that is not there from one that speaks of what is not there: mines, a ban, 404 of something.</summary>
internal static partial class NothingHere
{
    private const int LongestTitle = 400;

    /// <summary>Whether the headline or a part of the title says it. The site's name is a part of its own, and may hold the number.</summary>
    public static bool IsSaidBy(string? headline, string? title) =>
        PartsOf(headline).Concat(PartsOf(title)).Any(part => Whole().IsMatch(part) || Spoken().IsMatch(part));

    private static string[] PartsOf(string? line) => line is null or { Length: > LongestTitle } ? [] : Separator().Split(line);

    [GeneratedRegex(@"\s+[|–—\-·•»:/]+\s+|[|\n]|:\s", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    /// <summary>Nothing but the number or the words.</summary>
    [GeneratedRegex(@"^\W*((error|http|fehler|erreur|virhe|status|code|oops|sorry)\W*){0,3}((404|410)\W*(error|gone)?|((404|410)\W*)?(the )?((page|file|object|item|route) )?not found|no longer (exists|available))(\W*(404|410))?\W*(!1)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    /// <summary>A sentence about the page itself.</summary>
    [GeneratedRegex(
        @"\b(page|article|story|post|content|document|resource|url|website)( (that |which )?you\b.{0,40}?)?( (was|is|could|can|has) ?not| can['’]t| couldn['’]t)( be| been)? found\b"
        + @"|\b(page|article|story|post|content|document|resource|url|website) not found\b|\burl /\S* was not found\b"
        + @"|\b(page|article|story|post|content|website)( (that |which )?you\b.{0,40}?)?( does not exist| doesn['’]t exist|( is)? no longer (exists?|available))\b"
        + @"|seite (wurde )?nicht gefunden|page (introuvable|non trouvée)|página no encontrada|pagina non trovata|sivua ei löyd|strona nie (została )?znaleziona|страница не найдена|сторінку не знайдено|stránka nenalezena",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Spoken();
}
