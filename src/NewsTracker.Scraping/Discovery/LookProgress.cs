using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Gathers what a look finds, and passes it on as it grows, so that whoever waits sees it.</summary>
internal sealed class LookProgress(Func<LookFindings, Task> report, LookFindings begun)
{
    public LookFindings Findings { get; private set; } = begun;

    public Task DoAsync(string doing) => SetAsync(Findings with { Doing = doing });

    public Task FailAsync(string problem) => SetAsync(Findings with { Problem = problem, Doing = null });

    public Task TellAsync(string detour) => SetAsync(Findings with { Detour = Findings.Detour is { } told ? $"{told} {detour}" : detour });

    public Task NameAsync(string? siteName, Uri home) => SetAsync(Findings with { SiteName = Findings.SiteName ?? siteName, HomeUrl = home.GetLeftPart(UriPartial.Authority) + "/" });

    public Task NoteAsync(Uri address, string outcome, bool hasFound) =>
        SetAsync(Findings with { Steps = [.. Findings.Steps, new LookStep(address.AbsoluteUri, outcome, hasFound)] });

    public Task AddAsync(FoundFeed feed) => SetAsync(Findings with { Feeds = [.. Findings.Feeds, feed] });

    public Task TriedAsync(FoundFeed feed, FoundItem item) => ReplaceAsync(feed, known => known with { Items = [.. known.Items, item] });

    public Task PassOverAsync(FoundFeed feed) => ReplaceAsync(feed, known => known with { PassedOver = known.PassedOver + 1 });

    public Task SuggestAsync(FoundFeed feed) => ReplaceAsync(feed, known => known with { IsSuggested = true });

    public Task FinishAsync() => SetAsync(Findings with { Doing = null });

    /// <summary>Whether a feed itself lies at the address that is looked at.</summary>
    public bool IsAtAFeed => Findings.Feeds is [{ Where: FoundWhere.Address, Kind: not FeedKind.Listing }, ..];

    public bool HasNews => Findings.Feeds.Any(feed => feed.Kind is FeedKind.Rss or FeedKind.Atom or FeedKind.JsonFeed);

    /// <summary>Whether it is known already what lies there.</summary>
    public bool HasLookedAt(Uri address) => Findings.Feeds.Any(feed => feed.Url == address.AbsoluteUri) || Findings.Steps.Any(step => step.Address == address.AbsoluteUri);

    private Task ReplaceAsync(FoundFeed feed, Func<FoundFeed, FoundFeed> change) =>
        SetAsync(Findings with { Feeds = [.. Findings.Feeds.Select(known => known.Url == feed.Url ? change(known) : known)] });

    private Task SetAsync(LookFindings findings)
    {
        Findings = findings;
        return report(findings);
    }
}
