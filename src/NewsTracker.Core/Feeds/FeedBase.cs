using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds;

/// <summary>What relative addresses and languages of a document start from.</summary>
internal sealed record FeedBase(Uri? Url, string? Language)
{
    private const int LongestAddress = 2_000;

    /// <summary>A short reference on a long base grows by being joined; a document may have this many of them.</summary>
    private const int MostJoins = 100_000;

    private int joins;

    /// <summary>The base address in force at an element: its xml:base and those around it, on the document's address (XML Base).</summary>
    public Uri? AddressOf(FeedElement? element)
    {
        if (element is null)
            return Url;
        var outer = element.Parent is null ? Url : AddressOf(element.Parent);
        return element["xml:base"] is not { Length: > 0 and <= LongestAddress } printed ? outer : Join(outer, printed) ?? outer;
    }

    /// <summary>The absolute form of an address printed in an element; as printed where it cannot be made absolute.</summary>
    public string? Resolve(string? printed, FeedElement? element)
    {
        printed = printed?.Trim();
        if (printed is null or { Length: 0 or > LongestAddress })
            return null;
        if (printed.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || printed.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return printed;
        return Join(AddressOf(element), printed)?.AbsoluteUri ?? printed;
    }

    /// <summary>The language in force at an element; absent where an empty xml:lang takes it back.</summary>
    public static string? LanguageOf(FeedElement? element, string? fallback)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if ((at["xml:lang"] ?? at["lang"]) is { } language)
                return Tag(language);
        }

        return fallback;
    }

    /// <summary>A BCP 47 tag as feeds print it; they write underscores, too.</summary>
    public static string? Tag(string? printed) => string.IsNullOrWhiteSpace(printed) || printed.Length > 40 ? null : printed.Trim().Replace('_', '-');

    /// <summary>The reference joined to the base; absent where that gives no address, or the document has used up its joins.</summary>
    public Uri? Join(Uri? outer, string printed) =>
        ++joins > MostJoins || outer?.OriginalString.Length > LongestAddress ? null
        : outer is { IsAbsoluteUri: true } ? Uri.TryCreate(outer, printed, out var joined) ? joined : null
        : Uri.TryCreate(printed, UriKind.Absolute, out var whole) && whole.Scheme != Uri.UriSchemeFile ? whole : null;
}
