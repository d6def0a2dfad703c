using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class RobotsGateTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Pages_of_one_host_that_are_wanted_at_once_share_one_question_for_its_file()
    {
        Site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nDisallow: /private");
        await using var process = Pipeline.Another(KeyValuePair.Create("Outbound:HostDelay", (string?)"00:00:00.2"));
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => CheckAsync(process, i % 2 == 0 ? $"/news/{i}" : $"/private/{i}")));

        Assert.Equal(1, Site.Requests["/robots.txt"]);
        Assert.Equal(6, verdicts.Count(verdict => verdict.Refusal is null));
    }

    [Fact]
    public async Task What_a_process_read_whose_clock_is_days_ahead_is_read_again_by_the_others()
    {
        Site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *");
        clock.Advance(TimeSpan.FromDays(5));
        await using var ahead = Pipeline.Another(clock);
        await CheckAsync(ahead, "/a");
        await using var other = Pipeline.Another();
        await CheckAsync(other, "/a");
        Assert.Equal(2, Site.Requests["/robots.txt"]);
    }

    [Fact]
    public async Task The_gap_that_the_file_asks_for_is_kept_after_a_page()
    {
        Site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nCrawl-delay: 120");
        Site.Answers["/a"] = _ => Results.Text("a page");
        await using var process = Pipeline.Another(clock, KeyValuePair.Create("Outbound:HostDelay", (string?)"00:00:00"));
        await using var scope = process.CreateAsyncScope();
        var page = Site.Address("/a");
        Assert.IsType<FetchOutcome.Fetched>(await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(page), Cancelled));
        var next = await Pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host == page.Authority).Select(p => p.NextRequestAt).SingleAsync(Cancelled));
        Assert.InRange(next - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(125));
    }

    [Fact]
    public async Task What_was_not_asked_for_two_months_is_forgotten()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Pipeline.WithDbAsync(db =>
        {
            foreach (var (name, days) in ((string, int)[])[("long-ago", 61), ("lately", 59)])
            {
                var at = now.AddDays(-days);
                db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://{name}.example", FetchedAt = at, Availability = RobotsAvailability.Found, Content = "" });
                db.HostPaces.Add(new HostPace { Host = $"{name}.example:443", NextRequestAt = at });
            }

            db.HostPaces.Add(new HostPace { Host = "held.example:443", NextRequestAt = now.AddDays(-61), HeldUntil = now.AddDays(1) });
            return db.SaveChangesAsync(Cancelled);
        });

        await CheckAsync(Pipeline.Services, "/news");
        Assert.Equal(["https://lately.example"], await Pipeline.WithDbAsync(db => db.RobotsRecords.Where(r => r.Origin.EndsWith(".example")).Select(r => r.Origin).ToListAsync(Cancelled)));
        Assert.Equal(["held.example:443", "lately.example:443"], await Pipeline.WithDbAsync(db => db.HostPaces.Where(p => p.Host.EndsWith(".example:443")).OrderBy(p => p.Host).Select(p => p.Host).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task One_that_gives_up_waiting_for_the_file_holds_nobody_up()
    {
        var turns = new RobotsTurns();
        var first = await turns.TakeAsync("https://a.example", Cancelled);
        using var impatient = new CancellationTokenSource();
        var second = turns.TakeAsync("https://a.example", impatient.Token);
        var third = turns.TakeAsync("https://a.example", Cancelled);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);

        // Another host's file is nothing to wait for.
        (await turns.TakeAsync("https://b.example", Cancelled)).Dispose();
        first.Dispose();
        (await third).Dispose();
        (await turns.TakeAsync("https://a.example", Cancelled)).Dispose();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_host_that_asks_for_a_pause_when_asked_for_its_file_gets_it(int status)
    {
        Site.Answers["/robots.txt"] = context =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Results.StatusCode(status);
        };
        await using var process = Pipeline.Another(clock);
        Assert.IsType<FetchOutcome.RobotsDenied>((await CheckAsync(process, "/news")).Refusal);

        // By now the file would be asked for again.
        clock.Advance(TimeSpan.FromMinutes(15));
        var postponed = Assert.IsType<FetchOutcome.Postponed>((await CheckAsync(process, "/news")).Refusal);
        Assert.InRange(postponed.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(110), TimeSpan.FromMinutes(121));
        Assert.Equal(1, Site.Requests["/robots.txt"]);
    }

    [Fact]
    public async Task A_host_without_the_file_is_asked_for_a_day_although_it_cannot_say_so_again()
    {
        var answers = new Queue<int>([404, 503]);
        Site.Answers["/robots.txt"] = _ => Results.StatusCode(answers.TryDequeue(out var status) ? status : 503);
        await using var process = Pipeline.Another(clock, KeyValuePair.Create("Outbound:HostDelay", (string?)"00:00:00"));
        Assert.Null((await CheckAsync(process, "/news")).Refusal);

        clock.Advance(TimeSpan.FromHours(25));
        Assert.Null((await CheckAsync(process, "/news")).Refusal);
        Assert.Equal(2, Site.Requests["/robots.txt"]);

        clock.Advance(TimeSpan.FromHours(25));
        Assert.True(Assert.IsType<FetchOutcome.RobotsDenied>((await CheckAsync(process, "/news")).Refusal).IsUnreachable);
    }

    [Fact]
    public async Task A_file_that_is_kept_at_a_host_which_is_being_left_alone_is_asked_for_when_that_may_be_asked()
    {
        await using var other = new PollSite();
        await other.StartAsync(Cancelled);
        other.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nDisallow: /private");
        Site.Answers["/robots.txt"] = _ => Results.Redirect(other.Address("/robots.txt").AbsoluteUri);
        await using var process = Pipeline.Another(clock, KeyValuePair.Create("Outbound:HostDelay", (string?)"00:00:00"));
        await using (var scope = process.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<HostPacer>().HoldAsync(other.Address("/"), TimeSpan.FromHours(1), Cancelled);
        }

        Assert.IsType<FetchOutcome.Postponed>((await CheckAsync(process, "/news")).Refusal);
        await Pipeline.WithDbAsync(db => db.HostPaces.ExecuteUpdateAsync(set => set.SetProperty(p => p.HeldUntil, DateTimeOffset.UnixEpoch), Cancelled));
        Assert.Null((await CheckAsync(process, "/news")).Refusal);
    }

    private async Task<RobotsVerdict> CheckAsync(IServiceProvider process, string path)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RobotsGate>().CheckAsync(Site.Address(path), Cancelled);
    }
}
