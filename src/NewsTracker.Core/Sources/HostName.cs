namespace NewsTracker.Core.Sources;

/// <summary>What a host is called: narrower than <see cref="SameSite"/>, for where a neighbour under the same registered name is somebody else.</summary>
public static class HostName
{
    /// <summary>In the letters of DNS, whichever it was written in. <see cref="Uri"/> takes names that the rules for international names do not: they stay as written.</summary>
    public static string Of(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return address.Host;
        }
    }

    public static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    /// <summary>Whether two addresses are of one host, with "www." or without.</summary>
    public static bool IsOne(Uri one, Uri other) => WithoutWww(Of(one)) == WithoutWww(Of(other));
}
