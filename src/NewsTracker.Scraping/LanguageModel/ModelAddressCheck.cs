using System.Net;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>What can be told of a language model's address without asking it.</summary>
public static class ModelAddressCheck
{
    /// <param name="withKey">Whether a key is sent along.</param>
    /// <returns>Why nothing may be sent there and what to do, in sentences; null where nothing is known against it.</returns>
    public static string? FindProblem(Uri address, bool withKey, OutboundOptions outbound)
    {
        if (outbound.FindPrivateHost(address.Host, address.Port) is not null)
        {
            return null;
        }

        if (address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && !PublicAddresses.IsPublic(ip)))
        {
            return $"{address.Host} has no public address. If it is your own, name it as {address.Authority} in Outbound:AllowedPrivateHosts of the web host and the scrapers, and start them again.";
        }

        return withKey && address.Scheme == Uri.UriSchemeHttp
            ? $"A key goes to {address.Host} over https only. Give its address with https, or name the host in Outbound:AllowedPrivateHosts if it is your own."
            : null;
    }
}
