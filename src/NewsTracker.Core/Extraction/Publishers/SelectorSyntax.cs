using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Keeps publisher rules to selectors whose cost is known: what looks at an element, its place among its siblings, or its ancestors.</summary>
internal static partial class SelectorSyntax
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "not", "is", "where", "root", "empty", "first-child", "last-child", "only-child", "first-of-type", "last-of-type", "only-of-type",
        "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type");

    /// <summary>Why the selector cannot be used; absent where it can.</summary>
    public static string? FindRefused(string text)
    {
        var bare = Bracketed().Replace(Quoted().Replace(text, "''"), "[]");
        foreach (Match match in PseudoClass().Matches(bare))
        {
            if (match.Groups["colons"].Length > 1 || !Allowed.Contains(match.Groups["name"].Value))
                return $"{match.Groups["colons"].Value}{match.Groups["name"].Value} cannot be used in a rule; name the element by its tag, class, id, attribute or place instead.";
        }

        // From the innermost out, so that one inside another hides no path.
        for (var rest = bare; Function().Match(rest) is { Success: true } function; rest = rest.Remove(function.Index, function.Length).Insert(function.Index, ":" + function.Groups["name"].Value))
        {
            if (Joint().IsMatch(ElementsIn(function)))
                return $":{function.Groups["name"].Value}(…) can hold single elements only, not a path of them.";
        }

        return null;
    }

    /// <summary>A place among siblings may be counted among some of them only: "2n + 1 of .x".</summary>
    private static string ElementsIn(Match function)
    {
        var argument = function.Groups["argument"].Value;
        if (!function.Groups["name"].ValueSpan.StartsWith("nth-", StringComparison.OrdinalIgnoreCase))
            return argument.Trim();
        var of = Of().Match(argument);
        return of.Success ? argument[(of.Index + of.Length)..].Trim() : "";
    }

    /// <summary>Whether matching it counts siblings.</summary>
    public static bool CountsSiblings(string compound) => compound.Contains("nth-", StringComparison.OrdinalIgnoreCase) || compound.Contains("-of-type", StringComparison.OrdinalIgnoreCase) || compound.Contains("-child", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"""[^""]*""|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<!\\)(?<colons>:{1,2})(?<name>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PseudoClass();

    [GeneratedRegex(@"(?<!\\):(?<name>[\w-]+)\((?<argument>[^()]*)(\)|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Function();

    [GeneratedRegex(@"\sof\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Of();

    [GeneratedRegex(@"[>+~]|[^\s,]\s+[^\s,]", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
