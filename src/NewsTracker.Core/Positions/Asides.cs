using System.Text.RegularExpressions;

namespace NewsTracker.Core.Positions;

/// <summary>What a sentence tells beside its own matter; a date in it is that of another act.</summary>
internal static partial class Asides
{
    /// <summary>Where each was, a comma stays.</summary>
    public static string LeaveOut(string words) => Aside().Replace(words, ", ");

    private const string UpToComma = @"\b[^,;]*(?:,\s*(?:19|20)[0-9]{2}\b[^,;]*)?";

    /// <summary>", which joined on 9 January 2012, …", "Finland, invaded on 30 November 1939, …", "Since the invasion of 24 February 2022, …", "… following the invasion of 24 February 2022", "the treaty that it joined on …".</summary>
    [GeneratedRegex(
        @",\s+(?:which|who|whose|where)" + UpToComma + @"(?:,|;|$)|(?<=^\W*(?:[\w'’.-]+\s){0,2}[\w'’.-]+),\s+[a-z]{2,}ed" + UpToComma + @",|(?<=\w\W+)\b(?:after|following|in\s+response\s+to|(?:which|what|(?<=\b(?:treaty|convention|agreement|accord|pact|ban)\s+)that)\s+(?:it|they|we|he|she))" + UpToComma + @"(?:,|;|$)|^\W*(?:after|following|in\s+response\s+to|since|until|while|although|though|because|whereas)" + UpToComma + @",(?=.*\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Aside();
}
