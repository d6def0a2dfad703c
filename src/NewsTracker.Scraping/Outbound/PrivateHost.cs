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
        if (parts.Length == 2 && !IPAddress.TryParse(parts[1], out address))
        {
            return false;
        }

        // The colons of an IPv6 address stand within brackets.
        var colon = parts[0].LastIndexOf(':');
        var name = colon > parts[0].IndexOf(']') ? parts[0][..colon] : parts[0];
        var printed = name == parts[0] ? null : parts[0][(colon + 1)..];
        ushort port = 0;
        if (!IsHost(name) || (printed is not null && (!ushort.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port == 0)))
        {
            return false;
        }

        host = new PrivateHost(name.Trim('[', ']'), printed is null ? null : port, address);
        return true;
    }

    public bool Covers(string host, int port) => Host.Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) && (Port is null || Port == port);

    private static bool IsHost(string name) =>
        name is ['[', .. var inner, ']'] ? Uri.CheckHostName(inner) == UriHostNameType.IPv6 : Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4;
}
