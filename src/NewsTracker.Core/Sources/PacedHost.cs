namespace NewsTracker.Core.Sources;

/// <summary>What a host's pace and rest go by: one host has one pace however its name is written, in its own letters or in those of DNS, with the root's dot or without; each port has its own.</summary>
public static class PacedHost
{
    public static string Of(Uri url)
    {
        var name = (url.HostNameType == UriHostNameType.Dns ? HostName.Of(url) : url.Host).TrimEnd('.').ToLowerInvariant();
        return url.IsDefaultPort ? name : $"{name}:{url.Port}";
    }
}
