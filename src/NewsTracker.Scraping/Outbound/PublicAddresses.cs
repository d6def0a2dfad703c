using System.Net;
using System.Net.Sockets;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Tells public addresses from all others, by the IANA special-purpose address registries (RFC 6890 and its updates).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>The one block of IPv6 given out for global unicast; the exceptions within it follow.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublicV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address))
        {
            // A NAT64 gateway would carry the request to the IPv4 address in the last four bytes (RFC 6052).
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(NotPublic, network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(address) && !Array.Exists(NotPublicV6, network => network.Contains(address)),
            _ => false,
        };
    }
}
