using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace NewsTracker.Scraping.Outbound;

/// <summary>A host on a private network that an admin allows by name: <c>host</c>, <c>host:port</c>, and where its name is in no DNS, <c>host:port=address</c>.</summary>
/// <param name="Port">The one port allowed; any where absent.</param>
/// <param name="Address">What the name stands for, in place of DNS.</param>
internal sealed record PrivateHost(string Host, int? Port, IPAddress? Address)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out PrivateHost? host)
    {
        host = null;
        var parts = text.Trim().Split('=', 2, StringSplitOptions.TrimEntries);
        IPAddress? address = null;
        if (parts[0].Length == 0 || (parts.Length == 2 && !IPAddress.TryParse(parts[1], out address)))
        {
            return false;
        }

        var colon = parts[0].LastIndexOf(':');
        if (colon > 0 && int.TryParse(parts[0].AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            host = new PrivateHost(parts[0][..colon].Trim('[', ']'), port, address);
            return port is > 0 and <= ushort.MaxValue;
        }

        host = new PrivateHost(parts[0].Trim('[', ']'), null, address);
        return true;
    }

    public bool Covers(string host, int port) => Host.Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) && (Port is null || Port == port);
}
