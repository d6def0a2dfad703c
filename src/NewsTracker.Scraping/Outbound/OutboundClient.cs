using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Asked before each redirect is followed; an outcome ends the fetch there.</summary>
internal delegate Task<FetchOutcome?> RedirectCheck(Uri next, CancellationToken cancellationToken);

/// <summary>The one way out: every request that the product sends to other servers goes through here.</summary>
internal sealed class OutboundClient(HttpClient http, NetworkHealth network, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>Pages and feeds are asked for by one client, and a server that chooses by this may give either; what goes by another name is taken all the same.</summary>
    private const string Accepted = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        FetchAsync(request, static (_, _) => Task.FromResult<FetchOutcome?>(null), cancellationToken);

    /// <summary>Why an address must not be asked at all, not even for its host's robots.txt; null where it may.</summary>
    public FetchOutcome? FindObstacle(FetchRequest request) => FetchProblem.OfAddress(request.Url) ?? FetchProblem.OfWay(request.NamedBy ?? request.Url, request.Url, options.Value);

    /// <summary>Fetches, redirects included. The time limit covers all requests together, and not the waiting that the check may do.</summary>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, RedirectCheck check, CancellationToken cancellationToken)
    {
        var left = options.Value.FetchTimeout;
        var url = request.Url;
        Uri? movedTo = null;
        var isMove = true;
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            var started = clock.GetTimestamp();
            var answer = await TryAskAsync(url, request.At(url), left, cancellationToken);
            left -= clock.GetElapsedTime(started);
            switch (answer)
            {
                case Answer.Final { Outcome: FetchOutcome.Fetched fetched }:
                    return fetched with { MovedTo = movedTo };
                case Answer.Final final:
                    return final.Outcome;
                case Answer.Redirect when left <= TimeSpan.Zero:
                    return FetchProblem.TimedOut(url, options.Value.FetchTimeout);
                case Answer.Redirect redirect:
                    url = redirect.To;
                    isMove &= redirect.IsPermanent;
                    break;
                default:
                    throw new UnreachableException();
            }

            movedTo = isMove ? url : movedTo;
            if ((FetchProblem.OfAddress(url) ?? FetchProblem.OfWay(request.NamedBy ?? request.Url, url, options.Value) ?? await check(url, cancellationToken)) is { } stop)
            {
                return stop;
            }
        }

        return new FetchOutcome.Failed(FetchFailure.TooManyRedirects, $"{request.Url.Host} redirected more than {options.Value.MaxRedirects} times.");
    }

    private async Task<Answer> TryAskAsync(Uri url, FetchRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var answer = FetchProblem.OfAddress(url) is { } blocked ? new Answer.Final(blocked) : await AskWithinAsync(url, request, limit, cancellationToken);
        if (answer is Answer.Final final)
        {
            network.Note(url, final.Outcome);
        }

        return answer;
    }

    private async Task<Answer> AskWithinAsync(Uri url, FetchRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await AskAsync(url, request, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler tells its limit on connecting as a cancellation, too, with this inside.
            return new Answer.Final(exception.InnerException is TimeoutException && !timeout.IsCancellationRequested
                ? FetchProblem.NotConnected(url, options.Value.ConnectTimeout)
                : FetchProblem.TimedOut(url, options.Value.FetchTimeout));
        }
        catch (Exception exception) when (FetchProblem.Of(url, exception, options.Value) is { } problem)
        {
            return new Answer.Final(problem);
        }
    }

    private async Task<Answer> AskAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(url, request);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new Answer.Final(await ReadAsync(url, request, response, cancellationToken)),
            HttpStatusCode.NotModified => new Answer.Final(Validators.AreIn(message) ? new FetchOutcome.NotModified() : FetchProblem.NothingToCompare(url)),
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect =>
                Follow(url, response),
            var status => new Answer.Final(new FetchOutcome.Refused(url, status, AnswerHeaders.RetryAfter(response, clock.GetUtcNow()))),
        };
    }

    private static Answer Follow(Uri url, HttpResponseMessage response) =>
        AnswerHeaders.Find(response.Headers, "Location") is { } location && Uri.TryCreate(url, location, out var next)
            ? new Answer.Redirect(next, response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect)
            : new Answer.Final(new FetchOutcome.Failed(FetchFailure.Protocol, $"{url.Host} redirects to an address that cannot be read."));

    private HttpRequestMessage Message(Uri url, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", Accepted);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.Accepted);
        Validators.AddTo(message, request);
        return message;
    }

    private async Task<FetchOutcome> ReadAsync(Uri url, FetchRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var limit = request.EnoughBytes ?? options.Value.MaxResponseBytes;
        await using var raw = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var decoded = await ContentCoding.DecodeAsync(raw, response.Content.Headers.ContentEncoding, options.Value.MaxResponseBytes, cancellationToken);
        var (body, isWhole) = await BoundedRead.ReadAsync(decoded, limit, cancellationToken);
        return !isWhole && request.EnoughBytes is null
            ? FetchProblem.TooLarge(url, options.Value)
            : new FetchOutcome.Fetched(
                url,
                body,
                AnswerHeaders.Find(response.Content.Headers, "Content-Type"),
                Validators.Find(response.Headers, "ETag"),
                Validators.Find(response.Content.Headers, "Last-Modified"),
                AnswerHeaders.Kept(response));
    }

    private abstract record Answer
    {
        public sealed record Final(FetchOutcome Outcome) : Answer;

        public sealed record Redirect(Uri To, bool IsPermanent) : Answer;
    }
}
