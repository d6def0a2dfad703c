using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>How polling behaves towards a site that fails, moves or asks for rest.</summary>
public sealed class PollConductTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<HttpContext, IResult>> answers = new(StringComparer.Ordinal);
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private WebApplication? site;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.Run(context =>
        {
            requests.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
            return (answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : Results.NotFound()).ExecuteAsync(context);
        });
        await site.StartAsync(Cancelled);
    }

    public ValueTask DisposeAsync() => site!.DisposeAsync();

    [Fact]
    public async Task A_feed_gone_for_good_is_paused_with_a_reason_and_a_notice()
    {
        answers["/gone.xml"] = _ => Results.StatusCode(410);
        var feed = await pipeline.AddFeedAsync(Address("/gone.xml"));
        var poll = await pipeline.PollAsync(feed);
        var after = await FindAsync(feed);
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Gone), (poll.Outcome, poll.Trouble));
        Assert.True(after.IsPaused);
        Assert.Contains("410", after.PauseReason, StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.1: ", await pipeline.WithDbAsync(db => db.Notices.Where(n => n.Key == $"feed-gone:{feed.Id}" && n.ResolvedAt == null).Select(n => n.Title).SingleAsync(Cancelled)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_moved_for_good_is_polled_at_its_new_address()
    {
        answers["/old.xml"] = _ => Results.Redirect("/new.xml", permanent: true);
        answers["/new.xml"] = _ => Rss();
        var feed = await pipeline.AddFeedAsync(Address("/old.xml"));
        var poll = await pipeline.PollAsync(feed);
        var after = await FindAsync(feed);
        Assert.Equal((Address("/new.xml").AbsoluteUri, Address("/old.xml").AbsoluteUri), (after.Url, after.MovedFrom));
        Assert.Contains("moved it for good", poll.Message, StringComparison.Ordinal);
        await pipeline.PollAsync(after);
        Assert.Equal((1, 2), (requests["/old.xml"], requests["/new.xml"]));
    }

    [Fact]
    public async Task A_feed_whose_move_was_taken_back_stays()
    {
        answers["/kept.xml"] = _ => Results.Redirect("/elsewhere.xml", permanent: true);
        answers["/elsewhere.xml"] = _ => Rss();
        var feed = await pipeline.AddFeedAsync(Address("/kept.xml"));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.KeepsAddress, true)));
        await pipeline.PollAsync(feed);
        Assert.Equal(Address("/kept.xml").AbsoluteUri, (await FindAsync(feed)).Url);
    }

    [Fact]
    public async Task A_failed_item_that_is_given_up_is_told_so()
    {
        answers["/given-up.xml"] = _ => Rss("/gone-for-good");
        answers["/gone-for-good"] = _ => Results.StatusCode(500);
        await using var process = pipeline.Another(clock);
        var feed = await pipeline.AddFeedAsync(Address("/given-up.xml"));
        await pipeline.PollAsync(process, feed);
        clock.Advance(TimeSpan.FromDays(31));
        await pipeline.PollAsync(process, feed);

        Assert.Equal("Failed 2 times so far; not tried any more.", Assert.Single((await pipeline.PollAsync(process, feed)).Items).Reason);
    }

    [Fact]
    public async Task A_failed_item_is_tried_again_with_growing_gaps_also_when_the_feed_no_longer_lists_it()
    {
        var isListed = true;
        answers["/news.xml"] = _ => isListed ? Rss("/story") : Results.StatusCode(304);
        answers["/story"] = _ => Results.StatusCode(500);
        await using var process = pipeline.Another(clock);
        var feed = await pipeline.AddFeedAsync(Address("/news.xml"));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await pipeline.PollAsync(process, feed)).Items).Outcome);

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(PollItemOutcome.AwaitingRetry, Assert.Single((await pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.Equal(1, requests["/story"]);

        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.Equal(2, requests["/story"]);

        isListed = false;
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty((await pipeline.PollAsync(process, feed)).Items);
        clock.Advance(TimeSpan.FromMinutes(31));
        answers["/story"] = _ => Results.Content(Story, "text/html");
        Assert.Equal(PollItemOutcome.Stored, Assert.Single((await pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.False(await pipeline.WithDbAsync(db => db.ItemRetries.AnyAsync(r => r.FeedId == feed.Id)));
    }

    [Fact]
    public async Task A_host_that_asks_for_a_pause_is_left_alone_by_all_its_feeds()
    {
        answers["/busy.xml"] = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(429);
        };
        answers["/other.xml"] = _ => Rss();
        var busy = await pipeline.AddFeedAsync(Address("/busy.xml"));
        var other = await pipeline.AddFeedAsync(Address("/other.xml"));
        await pipeline.PollAsync(busy);
        var poll = await pipeline.PollAsync(other);
        Assert.Equal(PollOutcome.Postponed, poll.Outcome);
        Assert.False(requests.ContainsKey("/other.xml"));
        var after = await FindAsync(other);
        Assert.Equal(0, after.ConsecutiveFailures);
        Assert.InRange(after.NextPollAt, TimeProvider.System.GetUtcNow().AddMinutes(55), TimeProvider.System.GetUtcNow().AddMinutes(61));
    }

    [Fact]
    public async Task Most_hosts_failing_at_once_is_our_network_and_no_feed_is_blamed()
    {
        string[] hosts = ["a.test", "b.test", "c.test"];
        await using var process = pipeline.Another(hosts.Select((host, index) => KeyValuePair.Create($"Outbound:AllowedPrivateHosts:{index + 1}", (string?)$"{host}:1=127.0.0.1")));
        var feeds = new List<Feed>();
        var polls = new List<Poll>();
        foreach (var host in hosts)
        {
            feeds.Add(await pipeline.AddFeedAsync(new Uri($"http://{host}:1/feed.xml")));
            polls.Add(await pipeline.PollAsync(process, feeds[^1]));
        }

        Assert.Equal(PollOutcome.OwnNetworkDown, polls[^1].Outcome);
        foreach (var feed in feeds)
        {
            Assert.Equal(0, (await FindAsync(feed)).ConsecutiveFailures);
        }

        // The scraper is started again, and by then the network is well.
        Assert.Equal(1, await OpenOutagesAsync());
        await using var restarted = pipeline.Another();
        answers["/well.xml"] = _ => Rss();
        var well = await pipeline.AddFeedAsync(Address("/well.xml"));
        Assert.Equal(PollOutcome.Succeeded, (await pipeline.PollAsync(restarted, well)).Outcome);
        Assert.Equal(0, await OpenOutagesAsync());

        // One that still meets nothing but silence on the same machine says so again.
        Assert.Equal(PollOutcome.OwnNetworkDown, (await pipeline.PollAsync(process, feeds[0])).Outcome);
        Assert.Equal(1, await OpenOutagesAsync());
        await using var last = pipeline.Another();
        await pipeline.PollAsync(last, well);
        Assert.Equal(0, await OpenOutagesAsync());
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_told_as_such_and_asked_anew_when_it_is_due_again()
    {
        await using var silent = pipeline.Another(new KeyValuePair<string, string?>("Outbound:AllowedPrivateHosts:1", "quiet.test:1=127.0.0.1"));
        var feed = await pipeline.AddFeedAsync(new Uri("http://quiet.test:1/feed.xml"));
        var poll = await pipeline.PollAsync(silent, feed);
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Connect), (poll.Outcome, poll.Trouble));
        Assert.Contains("accepted no connection", (await FindAsync(feed)).NextPollReason, StringComparison.Ordinal);

        clock.Advance(NetworkHealth.RetryAfter);
        await using var later = pipeline.AnotherWith(_ => { }, services => services.AddSingleton<TimeProvider>(clock));
        await using var scope = later.CreateAsyncScope();
        var again = Assert.IsType<FetchOutcome.RobotsDenied>(await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(new Uri(feed.Url)), Cancelled));
        Assert.Equal(FeedTrouble.Dns, again.HostTrouble);
    }

    [Fact]
    public async Task A_host_that_must_not_be_asked_is_told_as_such_and_not_as_its_robots_file()
    {
        var poll = await pipeline.PollAsync(await pipeline.AddFeedAsync(new Uri("http://10.11.12.13/feed.xml")));
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Blocked), (poll.Outcome, poll.Trouble));
        Assert.StartsWith("10.11.12.13 has no public address", poll.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_asked_with_the_validators_it_gave()
    {
        answers["/tagged.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Rss("/missing");
        };
        var feed = await pipeline.AddFeedAsync(Address("/tagged.xml"));
        Assert.Equal(PollOutcome.Succeeded, (await pipeline.PollAsync(feed)).Outcome);
        Assert.Equal(PollOutcome.NotModified, (await pipeline.PollAsync(feed)).Outcome);
    }

    [Fact]
    public async Task A_filter_lifted_while_the_feed_is_polled_brings_in_at_the_next_poll_what_it_kept_out()
    {
        Feed? feed = null;
        var isLifted = false;
        answers["/lifted.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Rss("/kept-out.html", "/lifted.html");
        };
        answers["/kept-out.html"] = _ => Results.Content(Story.Replace("Deminers", "Sappers", StringComparison.Ordinal), "text/html");

        // The filters have been read when the first page is asked for.
        answers["/lifted.html"] = _ =>
        {
            isLifted = true;
            pipeline.WithDbAsync(async db =>
            {
                await db.Sources.Where(s => s.Id == feed!.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, (string?)null));
                return await db.Feeds.Where(f => f.Id == feed!.Id).ReadByNewRulesAsync(Cancelled);
            }).GetAwaiter().GetResult();
            return Results.Content(Story, "text/html");
        };
        feed = await pipeline.AddFeedAsync(Address("/lifted.xml"));
        await pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == feed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, """{ "excludeUrls": ["kept-out"] }""")));

        var first = await pipeline.PollAsync(feed);
        Assert.True(isLifted);
        Assert.Contains(first.Items, item => item.Outcome == PollItemOutcome.Filtered);
        var second = await pipeline.PollAsync(feed);
        Assert.Equal(PollOutcome.Succeeded, second.Outcome);
        Assert.Contains(second.Items, item => item.Outcome == PollItemOutcome.Stored && item.Url.EndsWith("/kept-out.html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_that_could_not_be_written_down_is_announced_by_the_next_poll()
    {
        await using var process = pipeline.Another();
        var network = process.GetRequiredService<NetworkHealth>();
        var silent = new FetchOutcome.Failed(FetchFailure.Dns, "No such host.");
        foreach (var host in new[] { "a.test", "b.test", "c.test" })
        {
            network.Note(new Uri($"http://{host}/"), silent);
        }

        var feed = await pipeline.AddFeedAsync(new Uri("http://d.test/feed.xml"));

        // PostgreSQL keeps no text with a NUL in it.
        await Assert.ThrowsAsync<DbUpdateException>(() => CloseAsync(process, feed, new FeedReading.Failed(silent with { Why = "\0" })));
        Assert.NotEqual(OutageNews.Outage, network.Announce());
        network.TakeBack(OutageNews.Well);
        await CloseAsync(process, feed, new FeedReading.Failed(silent));
        Assert.True(network.MayBeAnnounced);
        Assert.Equal(1, await OpenOutagesAsync());

        foreach (var host in new[] { "a.test", "b.test", "c.test" })
        {
            network.Note(new Uri($"http://{host}/"), new FetchOutcome.NotModified());
        }

        var response = new FetchOutcome.Fetched(new Uri(feed.Url), default, "application/rss+xml", "\0", null, new Dictionary<string, string>());
        var well = new FeedReading.Read(new FeedDocument { Kind = FeedKind.Rss, Entries = [] }, response);
        await Assert.ThrowsAsync<DbUpdateException>(() => CloseAsync(process, feed, well));
        Assert.True(network.MayBeAnnounced);
        await CloseAsync(process, feed, well with { Response = response with { ETag = null } });
        Assert.Equal(0, await OpenOutagesAsync());
    }

    private Task<int> OpenOutagesAsync() => pipeline.WithDbAsync(db => db.Notices.CountAsync(n => n.Key == PollNotices.OwnNetworkKey && n.ResolvedAt == null, Cancelled));

    private async Task CloseAsync(ServiceProvider process, Feed feed, FeedReading reading)
    {
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null)));
        await using var scope = process.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", Cancelled);
        await scope.ServiceProvider.GetRequiredService<PollLedger>().CloseAsync(lease!, reading, [], Cancelled);
    }

    private const string Story =
        "<html><head><title>Deminers return to the border</title></head><body><article><h1>Deminers return to the border</h1>"
        + "<p>The ministry said on Tuesday that two teams of deminers had returned to the border villages after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";

    private Uri Address(string path) => new(new Uri(site!.Urls.Single()), path);

    private Task<Feed> FindAsync(Feed feed) => pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id));

    private IResult Rss(params string[] paths) => Results.Text(
        $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(paths.Select(path => $"<item><title>An item</title><link>{Address(path)}</link></item>"))}</channel></rss>", "application/rss+xml");
}
