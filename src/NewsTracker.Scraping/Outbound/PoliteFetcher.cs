using NewsTracker.Core.Extraction;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Fetches as a good guest: asks robots.txt first, keeps the host's pace, sends validators; the same again for every host that a redirect leads to.</summary>
public interface IFetcher
{
    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}

internal sealed class PoliteFetcher(OutboundClient client, RobotsGate robots, HostPacer pacer) : IFetcher
{
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var outcome = await AskAsync(request, cancellationToken);

        // A page that only sends browsers on (meta refresh) is followed once.
        if (outcome is FetchOutcome.Fetched fetched && MetaRefresh.Find(fetched.Body, fetched.ContentType, fetched.FinalUrl) is { } next && next != fetched.FinalUrl && next != request.Url)
        {
            outcome = await AskAsync(request with { Url = next, NamedBy = request.NamedBy ?? request.Url, ValidatorsOf = request.ValidatorsOf ?? request.Url }, cancellationToken);
        }

        return outcome;
    }

    private async Task<FetchOutcome> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (client.FindObstacle(request) is { } blocked)
        {
            return blocked;
        }

        var visit = new PacedVisit(pacer);
        var outcome = await AdmitAsync(visit, request.Url, cancellationToken) ?? await client.FetchAsync(request, (next, token) => AdmitAsync(visit, next, token), cancellationToken);
        await visit.EndAsync(cancellationToken);
        await pacer.HeedAsync(outcome, cancellationToken);
        return outcome;
    }

    /// <summary>Null where the address may be asked now.</summary>
    private async Task<FetchOutcome?> AdmitAsync(PacedVisit visit, Uri url, CancellationToken cancellationToken)
    {
        var verdict = await robots.CheckAsync(url, cancellationToken);
        return verdict.Refusal ?? await visit.MoveToAsync(url, verdict.CrawlDelay, cancellationToken);
    }
}
