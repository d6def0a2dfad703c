using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Escapes that JSON's grammar allows and no string can hold.</summary>
internal static partial class JsonEscapes
{
    /// <summary>Halves of characters become U+FFFD: the reader throws at each use of a string or name that holds one.</summary>
    public static string Mend(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? LoneSurrogate().Replace(json, "\\ufffd") : json;

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
