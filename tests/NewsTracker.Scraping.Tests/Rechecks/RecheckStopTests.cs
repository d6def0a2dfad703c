using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Rechecks;

public sealed class RecheckStopTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_that_is_broken_off_is_given_back_whatever_its_connection_throws()
    {
        var breaking = new Breaking();
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher>(_ => breaking));
        var id = await pipeline.WithDbAsync(db => SeededRechecks.AddAsync(db, "stop.example", TimeProvider.System.GetUtcNow().AddMinutes(-1), Cancelled));
        using var service = ActivatorUtilities.CreateInstance<RecheckArticlesService>(process);
        await service.StartAsync(Cancelled);
        await breaking.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        await service.StopAsync(Cancelled);
        var after = await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == id, Cancelled));
        Assert.Equal((null, null, 0), (after.LeaseOwner, after.LeaseUntil, after.Failures));
    }

    private sealed class Breaking : IFetcher
    {
        public TaskCompletionSource Asked { get; } = new();

        public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new IOException("The connection was broken off.");
        }
    }
}
