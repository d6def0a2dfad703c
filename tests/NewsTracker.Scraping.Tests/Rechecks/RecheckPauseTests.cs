using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Tests.Outbound;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>A host that asks for a pause while an article is to be looked at again.</summary>
public sealed class RecheckPauseTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_being_left_alone_costs_the_article_no_attempt() =>
        await AssertPostponedAsync(url => new FetchOutcome.Postponed(TimeProvider.System.GetUtcNow() + Pause, $"{url.Host} asked to be left alone."));

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 120, 120)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 0.1, 10)]
    public async Task A_page_whose_answer_asks_for_a_pause_has_failed_and_is_asked_for_after_the_pause_and_no_sooner_than_after_any_failure(HttpStatusCode status, double askedMinutes, int waitedMinutes)
    {
        var (now, after) = await CheckAsync(url => new FetchOutcome.Refused(url, status, TimeSpan.FromMinutes(askedMinutes)));
        Assert.Equal((0, 1, RecheckOutcome.Failed, null), (after.Step, after.Failures, after.Outcome, after.LeaseOwner));
        Assert.InRange(after.NextAt!.Value, now.AddMinutes(waitedMinutes - 1), now.AddMinutes(waitedMinutes + 1));
    }

    [Fact]
    public async Task A_network_of_ours_that_fails_costs_the_article_no_attempt()
    {
        var silent = new FetchOutcome.Failed(FetchFailure.Dns, "No such host.");
        await AssertPostponedAsync(_ => silent, NetworkHealth.RetryAfter, process =>
        {
            foreach (var host in new[] { "a.test", "b.test", "c.test" })
            {
                process.GetRequiredService<NetworkHealth>().Vouch(new Uri($"http://{host}/"));
                process.GetRequiredService<NetworkHealth>().Note(new Uri($"http://{host}/"), silent);
            }
        });
    }

    [Fact]
    public async Task A_robots_file_that_cannot_be_read_is_no_refusal()
    {
        var (_, after) = await CheckAsync(url => new FetchOutcome.RobotsDenied($"{url.Host} answered 503.") { IsUnreachable = true });
        Assert.Equal((0, 1, RecheckOutcome.Failed), (after.Step, after.Failures, after.Outcome));
    }

    private Task AssertPostponedAsync(Func<Uri, FetchOutcome> answer) => AssertPostponedAsync(answer, Pause);

    private async Task AssertPostponedAsync(Func<Uri, FetchOutcome> answer, TimeSpan pause, Action<IServiceProvider>? before = null)
    {
        var (now, after) = await CheckAsync(answer, before);
        Assert.Equal((0, 0, null, null), (after.Step, after.Failures, after.Outcome, after.LeaseOwner));
        Assert.InRange(after.NextAt!.Value, now + pause - TimeSpan.FromMinutes(1), now + pause + TimeSpan.FromMinutes(1));
    }

    private async Task<(DateTimeOffset Now, ArticleRecheck After)> CheckAsync(Func<Uri, FetchOutcome> answer, Action<IServiceProvider>? before = null)
    {
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher>(_ => new AnsweringFetcher(answer)));
        before?.Invoke(process);
        var now = TimeProvider.System.GetUtcNow();
        var id = await pipeline.WithDbAsync(db => SeededRechecks.AddAsync(db, "busy.example", now.AddMinutes(-1), Cancelled));
        await using var scope = process.CreateAsyncScope();
        var lease = (await scope.ServiceProvider.GetRequiredService<RecheckLeases>().TakeDueAsync("test", 50, Cancelled)).Single(lease => lease.ArticleId == id);
        await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, Cancelled);
        var after = await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == id, Cancelled));
        return (now, after);
    }
}
