using System.Net;

namespace NewsTracker.Core.Sources;

/// <summary>Whether two addresses belong to one publisher's site: the registered name is the same, as of <c>news.example.org</c> and <c>sport.example.org</c>.</summary>
public static class SameSite
{
    /// <summary>Under "co.uk" or "com.ua" the name that is registered has three parts.</summary>
    private const int LongestShared = 3;

    public static bool Is(Uri one, Uri other) =>
        one.HostNameType == UriHostNameType.Dns && other.HostNameType == UriHostNameType.Dns
            ? RegisteredName(HostName.Of(one)).Equals(RegisteredName(HostName.Of(other)), StringComparison.OrdinalIgnoreCase)
            : one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase) && IPAddress.TryParse(one.Host.Trim('[', ']'), out _);

    /// <summary>By the shape of the name: a list of every registry's suffixes would be out of date, and the cost of a mistake is a link not read.</summary>
    private static string RegisteredName(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        var kept = labels.Length >= LongestShared && labels[^1].Length == 2 && labels[^2].Length <= LongestShared ? LongestShared : 2;
        return string.Join('.', labels.TakeLast(kept));
    }
}
