using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
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
        var id = await SeedAsync();
        using var service = ActivatorUtilities.CreateInstance<RecheckArticlesService>(process);
        await service.StartAsync(Cancelled);
        await breaking.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        await service.StopAsync(Cancelled);
        var after = await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == id, Cancelled));
        Assert.Equal((null, null, 0), (after.LeaseOwner, after.LeaseUntil, after.Failures));
    }

    private Task<long> SeedAsync() => pipeline.WithDbAsync(async db =>
    {
        var due = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var article = new Article { Url = "https://stop.example/one", Headline = "Seeded", Origin = ArticleOrigin.Feed, DatedAt = due, FirstSeenAt = due, LastChangedAt = due };
        db.Articles.Add(article);
        await db.SaveChangesAsync(Cancelled);
        db.Add(new ArticleRecheck { ArticleId = article.Id, Url = article.Url, Host = "stop.example", FirstSeenAt = due.AddHours(-1), NextAt = due });
        await db.SaveChangesAsync(Cancelled);
        return article.Id;
    });

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
