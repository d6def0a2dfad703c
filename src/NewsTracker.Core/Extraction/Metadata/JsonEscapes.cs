using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Escapes that JSON's grammar allows and no string can hold.</summary>
internal static partial class JsonEscapes
{
    /// <summary>Halves of characters become U+FFFD: the reader throws at each use of a string or name that holds one.</summary>
    public static string Mend(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, found => found.Groups["half"].Success ? "\\ufffd" : found.Value) : json;

    /// <summary>Each escape whole, from the left: of <c>\\ud800</c> the first two are a backslash, and the rest is text.</summary>
    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Escape();
}
