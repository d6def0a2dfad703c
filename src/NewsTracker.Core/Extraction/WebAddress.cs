namespace NewsTracker.Core.Extraction;

/// <summary>Reads addresses that a page prints.</summary>
internal static class WebAddress
{
    private const int Longest = 2_000;

    /// <summary>The absolute http(s) address; absent for every other kind and for what is no address.</summary>
    public static Uri? Resolve(string? printed, Uri? baseUrl)
    {
        if (printed is null or { Length: 0 or > Longest })
            return null;
        var address = baseUrl is { IsAbsoluteUri: true } && Uri.TryCreate(baseUrl, printed.Trim(), out var joined) ? joined
            : Uri.TryCreate(printed.Trim(), UriKind.Absolute, out var whole) ? whole
            : null;
        return address is { IsAbsoluteUri: true } && address.IsWeb() && IsHost(address.Host) ? address : null;
    }

    // A no-break space passes for a letter of a host name.
    private static bool IsHost(string host) => host.Length > 0 && !host.Any(character => char.IsWhiteSpace(character) || StorableText.IsUnreadable(character));
}
