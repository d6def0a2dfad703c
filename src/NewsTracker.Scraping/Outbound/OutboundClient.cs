using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Outbound;

/// <summary>What to ask for: an address and, where it was read before, its validators (RFC 9110, 13.1).</summary>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null);

/// <summary>The one way out: every request that the product sends to other servers goes through here.</summary>
internal sealed class OutboundClient(HttpClient http, IOptions<OutboundOptions> options, TimeProvider clock)
{
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.FetchTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Failed(FetchFailure.Timeout, $"{request.Url.Host} did not answer within {options.Value.FetchTimeout.TotalSeconds:N0} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return Explain(request.Url, exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new FetchOutcome.Failed(FetchFailure.Protocol, $"{request.Url.Host} broke off or garbled its answer: {exception.Message}");
        }
    }

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            {
                return new FetchOutcome.Blocked($"{url} is neither http nor https.");
            }

            using var message = Message(url, hop == 0 ? request : new FetchRequest(url));
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            switch (response.StatusCode)
            {
                case HttpStatusCode.NotModified:
                    return new FetchOutcome.NotModified();
                case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect when response.Headers.Location is { } location:
                    url = new Uri(url, location);
                    continue;
                case HttpStatusCode.OK:
                    return await ReadAsync(url, response, cancellationToken);
                default:
                    return new FetchOutcome.Refused(url, response.StatusCode, RetryAfter(response));
            }
        }

        return new FetchOutcome.Failed(FetchFailure.TooManyRedirects, $"{request.Url} redirected more than {options.Value.MaxRedirects} times.");
    }

    private HttpRequestMessage Message(Uri url, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        if (request.ETag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        }

        if (request.LastModified is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        }

        return message;
    }

    private async Task<FetchOutcome> ReadAsync(Uri url, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxResponseBytes;
        await using var raw = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var decoded = ContentCoding.Decode(raw, response.Content.Headers.ContentEncoding);
        var body = await BoundedRead.ToEndAsync(decoded, limit, cancellationToken);
        return body is not { } bytes
            ? new FetchOutcome.Failed(FetchFailure.TooLarge, $"{url} is larger than {limit / (1024 * 1024)} MiB.")
            : new FetchOutcome.Fetched(
                url, bytes, Raw(response.Content.Headers, "Content-Type"), Raw(response.Headers, "ETag"), Raw(response.Content.Headers, "Last-Modified"), AllHeaders(response));
    }

    private static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static Dictionary<string, string> AllHeaders(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            // Cookies are nobody's evidence, and may be secrets.
            if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                // A header can carry bytes that jsonb refuses.
                headers[name] = values.ToString().Replace("\0", "", StringComparison.Ordinal);
            }
        }

        return headers;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private static FetchOutcome Explain(Uri url, HttpRequestException exception) => exception switch
    {
        { InnerException: AddressBlockedException blocked } => new FetchOutcome.Blocked(blocked.Message),
        { HttpRequestError: HttpRequestError.NameResolutionError } => new FetchOutcome.Failed(FetchFailure.Dns, $"The name {url.Host} could not be resolved."),
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } =>
            new FetchOutcome.Failed(FetchFailure.Tls, $"{url.Host} offers no valid certificate: {exception.InnerException?.Message ?? exception.Message}"),
        { HttpRequestError: HttpRequestError.ConnectionError } => new FetchOutcome.Failed(FetchFailure.Connect, $"{url.Host} did not accept a connection: {exception.Message}"),
        _ => new FetchOutcome.Failed(FetchFailure.Protocol, $"{url.Host} gave an answer that is not proper HTTP: {exception.Message}"),
    };
}
