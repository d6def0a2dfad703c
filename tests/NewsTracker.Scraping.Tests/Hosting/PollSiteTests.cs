namespace NewsTracker.Scraping.Tests.Hosting;

/// <summary>Tests that poll a small site of their own.</summary>
public abstract class PollSiteTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected ScrapingPipeline Pipeline => pipeline;

    protected PollSite Site { get; } = new();

    public virtual async ValueTask InitializeAsync() => await Site.StartAsync(Cancelled);

    public virtual async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
