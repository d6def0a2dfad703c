using System.Net;
using System.Net.Sockets;

namespace NewsTracker.Web.Safety;

/// <summary>Whom a limit counts as one: an IPv4 address, or a network of 64 bits in IPv6, since that is what one customer is given at the least (RFC 6177) and may choose addresses in at will.</summary>
public static class ClientNetwork
{
    private const int SharedBits = 64;

    /// <returns>An address or a network as text; "nowhere" for a connection that has no address, as a socket of the machine.</returns>
    public static string ClientNetworkText(this HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address) => address switch
    {
        null => "nowhere",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => NetworkOf(address).ToString(),
        _ => address.ToString(),
    };

    private static IPNetwork NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SharedBits / 8).Clear();
        return new IPNetwork(new IPAddress(bytes), SharedBits);
    }
}
