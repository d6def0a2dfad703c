namespace NewsTracker.Core.Robots;

/// <summary>The name a crawler goes by, compared without regard to case. RFC 9309 2.2.1 allows letters, underscores and hyphens; names with digits and accents are in use.</summary>
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
        while (length < printed.Length && (char.IsLetterOrDigit(printed[length]) || printed[length] is '_' or '-'))
            length++;
        return printed[..length].ToString().ToLowerInvariant();
    }
}
