using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Asks the address that an admin pasted; one that came without its scheme by https first, and by http where https cannot be reached.</summary>
internal sealed class FirstVisit(IFetcher fetcher)
{
    /// <returns>What came, and the address that was asked for it.</returns>
    public async Task<(Uri Address, FetchOutcome Outcome)> AskAsync(Uri address, LookProgress progress, CancellationToken cancellationToken)
    {
        var outcome = await AskOneAsync(address, progress, cancellationToken);
        if (!progress.Findings.IsSchemeAssumed || !LookProblem.IsUnanswered(outcome))
        {
            return (address, outcome);
        }

        var plain = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? -1 : address.Port }.Uri;
        await progress.NoteAsync(address, outcome.Explanation, hasFound: false);
        var second = await AskOneAsync(plain, progress, cancellationToken);
        if (LookProblem.IsUnanswered(second))
        {
            await progress.NoteAsync(plain, second.Explanation, hasFound: false);
            return (address, outcome);
        }

        await progress.TellAsync($"{address} could not be reached, so {plain} was asked, and answered. What you add from there is fetched without encryption.");
        return (plain, second);
    }

    private async Task<FetchOutcome> AskOneAsync(Uri address, LookProgress progress, CancellationToken cancellationToken)
    {
        await progress.DoAsync($"Asking {address.Authority} for the page, by {address.Scheme}.");
        var outcome = await fetcher.FetchAsync(new FetchRequest(address), cancellationToken);
        if (outcome is FetchOutcome.Fetched { FinalUrl: var final } && HostName.Of(final) != HostName.Of(address))
        {
            await progress.TellAsync($"{address} leads on to {final}, which is another host. What was found belongs to that one.");
        }

        return outcome;
    }
}
