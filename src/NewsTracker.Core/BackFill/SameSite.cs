namespace NewsTracker.Core.BackFill;

/// <summary>Whether two addresses are of one site: the same host, <c>www.</c> aside, or one a part of the other (<c>news.example.org</c> of <c>example.org</c>).</summary>
public static class SameSite
{
    public static bool Is(Uri one, Uri other)
    {
        var (left, right) = (Host(one), Host(other));
        return left == right
            || (one.HostNameType == UriHostNameType.Dns && other.HostNameType == UriHostNameType.Dns && (IsPart(left, right) || IsPart(right, left)));
    }

    private static bool IsPart(string host, string of) => host.EndsWith("." + of, StringComparison.Ordinal) && of.Contains('.', StringComparison.Ordinal);

    private static string Host(Uri url) => url.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? url.IdnHost[4..] : url.IdnHost;
}
