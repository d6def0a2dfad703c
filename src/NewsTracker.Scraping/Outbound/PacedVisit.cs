namespace NewsTracker.Scraping.Outbound;

/// <summary>One fetch's way along its redirects: takes a turn at each host, and lets the one that has answered rest.</summary>
internal sealed class PacedVisit(HostPacer pacer)
{
    private (Uri Url, TimeSpan? CrawlDelay)? asked;

    /// <returns>Null where the address may be asked now; otherwise until when its host wants to be left alone.</returns>
    public async Task<FetchOutcome.Postponed?> MoveToAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        var postponed = await pacer.WaitAsync(url, crawlDelay, cancellationToken);
        asked = postponed is null ? (url, crawlDelay) : null;
        return postponed;
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (asked is var (url, crawlDelay))
        {
            asked = null;
            await pacer.RestAsync(url, crawlDelay, cancellationToken);
        }
    }
}
