namespace NewsTracker.Scraping.Outbound;

/// <summary>Fetches as a good guest: asks robots.txt first, keeps the host's pace, sends validators.</summary>
public interface IFetcher
{
    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}

internal sealed class PoliteFetcher(OutboundClient client, RobotsGate robots, HostPacer pacer) : IFetcher
{
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var verdict = await robots.CheckAsync(request.Url, cancellationToken);
        if (!verdict.IsAllowed)
        {
            return new FetchOutcome.RobotsDenied(verdict.Why!);
        }

        await pacer.WaitAsync(request.Url, verdict.CrawlDelay, cancellationToken);
        return await client.FetchAsync(request, cancellationToken);
    }
}
