using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>A host that asks for a pause while an article is to be looked at again.</summary>
public sealed class RecheckPauseTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_being_left_alone_costs_the_article_no_attempt() =>
        await AssertPostponedAsync(url => new FetchOutcome.Postponed(TimeProvider.System.GetUtcNow() + Pause, $"{url.Host} asked to be left alone."));

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_costs_the_article_no_attempt() =>
        await AssertPostponedAsync(url => new FetchOutcome.Refused(url, System.Net.HttpStatusCode.TooManyRequests, Pause));

    private async Task AssertPostponedAsync(Func<Uri, FetchOutcome> answer)
    {
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher>(_ => new Answering(answer)));
        var id = await SeedAsync();
        await using var scope = process.CreateAsyncScope();
        var lease = (await scope.ServiceProvider.GetRequiredService<RecheckLeases>().TakeDueAsync("test", 50, Cancelled)).Single(lease => lease.ArticleId == id);
        await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, Cancelled);
        var after = await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == id, Cancelled));
        Assert.Equal((0, 0, null, null), (after.Step, after.Failures, after.Outcome, after.LeaseOwner));
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(after.NextAt!.Value, now + Pause - TimeSpan.FromMinutes(5), now + Pause);
    }

    private Task<long> SeedAsync() => pipeline.WithDbAsync(async db =>
    {
        var due = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var url = $"https://busy.example/{Guid.NewGuid()}";
        var article = new Article { Url = url, Headline = "Seeded", Origin = ArticleOrigin.Feed, DatedAt = due, FirstSeenAt = due, LastChangedAt = due };
        db.Articles.Add(article);
        await db.SaveChangesAsync(Cancelled);
        db.Add(new ArticleRecheck { ArticleId = article.Id, Url = url, Host = "busy.example", FirstSeenAt = due.AddHours(-1), NextAt = due });
        await db.SaveChangesAsync(Cancelled);
        return article.Id;
    });

    private sealed class Answering(Func<Uri, FetchOutcome> answer) : IFetcher
    {
        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult(answer(request.Url));
    }
}
