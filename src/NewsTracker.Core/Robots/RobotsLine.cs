namespace NewsTracker.Core.Robots;

internal enum RobotsKey
{
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
}

/// <summary>One line of a robots.txt: a key, a colon and a value, with the misspellings crawlers forgive.</summary>
internal static class RobotsLine
{
    public static bool TryRead(ReadOnlySpan<char> line, out RobotsKey key, out ReadOnlySpan<char> value)
    {
        key = default;
        value = default;
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim();
        var separator = line.IndexOf(':');
        if (separator < 0)
            separator = line.IndexOfAny(' ', '\t');
        if (separator <= 0 || Key(line[..separator].Trim()) is not { } known)
            return false;
        key = known;
        value = line[(separator + 1)..].Trim();
        return true;
    }

    /// <summary>The letters, hyphens and underscores a name begins with (RFC 9309 2.2.1), or the star.</summary>
    public static string ProductToken(ReadOnlySpan<char> name)
    {
        if (name is "*" || (name.Length > 1 && name[0] == '*' && char.IsWhiteSpace(name[1])))
            return "*";
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetter(name[length]) || name[length] is '-' or '_'))
            length++;
        return name[..length].ToString();
    }

    private static RobotsKey? Key(ReadOnlySpan<char> name) =>
        Is(name, "user-agent") || Is(name, "useragent") || Is(name, "user agent") ? RobotsKey.UserAgent
        : Is(name, "allow") ? RobotsKey.Allow
        : Is(name, "disallow") || Is(name, "dissallow") || Is(name, "dissalow") || Is(name, "disalow") || Is(name, "diasllow") || Is(name, "disallaw") ? RobotsKey.Disallow
        : Is(name, "crawl-delay") ? RobotsKey.CrawlDelay
        : Is(name, "sitemap") || Is(name, "site-map") ? RobotsKey.Sitemap
        : null;

    private static bool Is(ReadOnlySpan<char> name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
