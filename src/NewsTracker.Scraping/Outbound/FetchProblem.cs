using System.Net;
using System.Security.Authentication;
using NewsTracker.Core;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Tells in a sentence what kept an answer from us.</summary>
internal static class FetchProblem
{
    /// <summary>The address is none that may be asked: another scheme, or one that carries a name and password.</summary>
    public static FetchOutcome? OfAddress(Uri url) =>
        !url.IsWeb() ? new FetchOutcome.Blocked($"The address leads to \"{url.Scheme}:\", which is neither http nor https.")
        : url.UserInfo.Length > 0 ? new FetchOutcome.Blocked($"The address of {url.Host} carries a user name, which no public page needs.")
        : null;

    /// <summary>What the internet names is no reason to ask a host of one's own network: that is asked where one of them, or one of our own people, does.</summary>
    public static FetchOutcome? OfWay(Uri from, Uri to, OutboundOptions options) =>
        from != to && options.FindPrivateHost(HostName.Of(to), to.Port) is not null && options.FindPrivateHost(HostName.Of(from), from.Port) is null
            ? new FetchOutcome.Blocked($"{from.Host} leads to {to.Host}, a host of your own network, which is asked only where such a host or you yourself name it.")
            : null;

    /// <summary>Why a host that is given by its number can never be asked; null where it can, or has a name, which is looked up when it is asked.</summary>
    public static string? OfNumber(Uri url, OutboundOptions options) =>
        IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddresses.IsPublic(address) && options.FindPrivateHost(url.IdnHost, url.Port) is null
            ? GuardedConnector.WhyBlocked(url.IdnHost, [address])
            : null;

    public static FetchOutcome.Failed TimedOut(Uri url, TimeSpan limit) =>
        new(FetchFailure.Timeout, $"{url.Host} did not answer in full within {limit.TotalSeconds:N0} seconds.");

    public static FetchOutcome.Failed NotConnected(Uri url, TimeSpan limit) =>
        new(FetchFailure.Connect, $"{url.Host} did not accept a connection within {SpanWords.Of(limit)}.");

    /// <summary>A 304 to a request without validators says nothing of what was read before, if anything was.</summary>
    public static FetchOutcome.Failed NothingToCompare(Uri url) =>
        new(FetchFailure.Protocol, $"{url.Host} answered 304 (Not Modified), although it was not told what it would have to compare with.");

    public static FetchOutcome.Failed TooLarge(Uri url, OutboundOptions options) =>
        new(FetchFailure.TooLarge, $"The answer of {url.Host} is larger than {options.MaxResponseBytes / (1024 * 1024)} MiB.");

    /// <summary>Null where the exception is no trouble of the other side.</summary>
    public static FetchOutcome? Of(Uri url, Exception exception, OutboundOptions options) => exception switch
    {
        { InnerException: AddressBlockedException blocked } => new FetchOutcome.Blocked(blocked.Message),
        AnswerTooLongException or { InnerException: AnswerTooLongException } => TooLarge(url, options),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new FetchOutcome.Failed(FetchFailure.TooLarge, $"The headers of {url.Host} are longer than what is read of any."),

        // What the opening of a connection threw comes wrapped, as a connection's fault.
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } } =>
            new FetchOutcome.Failed(FetchFailure.Dns, $"The host {url.Host} was not found: its name could not be looked up."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } =>
            new FetchOutcome.Failed(FetchFailure.Tls, $"{url.Host} offers no valid certificate: {Ended(CertificateWords.Of(exception.InnerException ?? exception))}"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new FetchOutcome.Failed(FetchFailure.Connect, $"{url.Host} did not accept a connection: {Ended(exception.Message)}"),
        HttpRequestException => new FetchOutcome.Failed(FetchFailure.Protocol, $"{url.Host} gave an answer that is not proper HTTP: {Ended(exception.Message)}"),
        IOException or InvalidDataException or ZstdSharp.ZstdException => new FetchOutcome.Failed(FetchFailure.Protocol, $"{url.Host} broke off or garbled its answer: {Ended(exception.Message)}"),

        // Names that Uri takes and the resolver's rules for international names do not.
        UriFormatException or NotSupportedException or ArgumentException => new FetchOutcome.Failed(FetchFailure.Protocol, $"The address of {url.Host} cannot be asked: {Ended(exception.Message)}"),
        _ => null,
    };

    /// <summary>The runtime's own words, with the stop that they lack at times. They quote what the server sent.</summary>
    private static string Ended(string message) => message.WithoutNul().TrimEnd('.') + ".";
}
