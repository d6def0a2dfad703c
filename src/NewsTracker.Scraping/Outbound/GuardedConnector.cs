using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Opens the sockets of the outbound client, to public addresses only. The check is made on the address that is connected to, so redirects, odd spellings and DNS rebinding are all covered.</summary>
internal sealed class GuardedConnector(IOptions<OutboundOptions> options)
{
    /// <summary>Headers, chunk sizes and the seals of TLS come on top of a body.</summary>
    private const int HeadroomBytes = 1024 * 1024;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var port = context.DnsEndPoint.Port;
        var own = options.Value.FindPrivateHost(host, port);
        var addresses = own?.Address is { } pinned ? [pinned] : IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancellationToken);
        var allowed = own is not null ? addresses : [.. addresses.Where(PublicAddresses.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new AddressBlockedException(WhyBlocked(host, addresses));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new AnswerLimitStream(new NetworkStream(socket, ownsSocket: true), options.Value.MaxResponseBytes + HeadroomBytes);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Why a host of these addresses is not asked, and what an admin can do about it.</summary>
    public static string WhyBlocked(string host, IPAddress[] addresses)
    {
        var why = addresses is [var only] && only.ToString() == host
            ? $"{host} is no public address."
            : $"{host} has no public address ({string.Join(", ", addresses.Take(3).Select(a => a.ToString()))}).";
        return $"{why} A host on your own network can be allowed by name in Outbound:AllowedPrivateHosts.";
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"The name {host} could not be resolved.", exception);
        }
    }
}

/// <summary>A connection was refused because it would have left the public internet.</summary>
internal sealed class AddressBlockedException(string message) : Exception(message);
