namespace NewsTracker.Core.Robots;

/// <summary>The name a crawler goes by (RFC 9309, 2.2.1): letters, underscores and hyphens, compared without regard to case.</summary>
internal static class ProductToken
{
    public const string Any = "*";

    /// <summary>The token at the start of a user-agent value; versions and comments behind it are no part of it.</summary>
    public static string Of(ReadOnlySpan<char> printed)
    {
        printed = printed.Trim();
        if (printed is ['*'] || (printed is ['*', var next, ..] && char.IsWhiteSpace(next)))
            return Any;
        var length = 0;
        while (length < printed.Length && (char.IsAsciiLetterOrDigit(printed[length]) || printed[length] is '_' or '-'))
            length++;
        return printed[..length].ToString().ToLowerInvariant();
    }
}
