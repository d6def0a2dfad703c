namespace NewsTracker.Core.Robots;

/// <summary>The name a crawler goes by, compared without regard to case. RFC 9309 2.2.1 allows letters, underscores and hyphens; names with digits and accents are in use.</summary>
internal static class ProductToken
{
    public const string Any = "*";

    /// <summary>The name of a crawler as it gives it itself, without the version.</summary>
    public static string OfCrawler(string agent)
    {
        var version = agent.IndexOf('/', StringComparison.Ordinal);
        return (version < 0 ? agent : agent[..version]).Trim().ToLowerInvariant();
    }

    /// <summary>The token at the start of a user-agent value; versions and comments behind it are no part of it.</summary>
    public static string Of(ReadOnlySpan<char> printed)
    {
        printed = printed.Trim();
        if (printed is ['*'] || (printed is ['*', var next, ..] && char.IsWhiteSpace(next)))
            return Any;
        var length = 0;
        while (length < printed.Length && (char.IsLetterOrDigit(printed[length]) || printed[length] is '_' or '-'))
            length++;
        return printed[..length].ToString().ToLowerInvariant();
    }
}
