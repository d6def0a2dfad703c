using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Hosts that cannot be asked or give no sign of life, and when that is laid to our own network.</summary>
public sealed class OwnNetworkTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Most_hosts_failing_at_once_is_our_network_and_no_feed_is_blamed()
    {
        string[] hosts = ["a.test", "b.test", "c.test"];
        await using var process = Pipeline.Another(hosts.Select((host, index) => KeyValuePair.Create($"Outbound:AllowedPrivateHosts:{index + 1}", (string?)$"{host}:1=127.0.0.1")));
        var feeds = new List<Feed>();
        var polls = new List<Poll>();
        foreach (var host in hosts)
        {
            await NoteAnswerAsync($"http://{host}:1");
            feeds.Add(await Pipeline.AddFeedAsync(new Uri($"http://{host}:1/feed.xml")));
            polls.Add(await Pipeline.PollAsync(process, feeds[^1]));
        }

        Assert.Equal(PollOutcome.OwnNetworkDown, polls[^1].Outcome);
        foreach (var feed in feeds)
        {
            Assert.Equal(0, (await FindAsync(feed)).ConsecutiveFailures);
        }

        // The scraper is started again, and by then the network is well.
        Assert.Equal(1, await OpenOutagesAsync());
        await using var restarted = Pipeline.Another();
        Site.Answers["/well.xml"] = _ => Site.Rss();
        var well = await Pipeline.AddFeedAsync(Site.Address("/well.xml"));
        Assert.Equal(PollOutcome.Succeeded, (await Pipeline.PollAsync(restarted, well)).Outcome);
        Assert.Equal(0, await OpenOutagesAsync());

        // One that still meets nothing but silence on the same machine says so again.
        Assert.Equal(PollOutcome.OwnNetworkDown, (await Pipeline.PollAsync(process, feeds[0])).Outcome);
        Assert.Equal(1, await OpenOutagesAsync());
        await using var last = Pipeline.Another();
        await Pipeline.PollAsync(last, well);
        Assert.Equal(0, await OpenOutagesAsync());
    }

    [Fact]
    public async Task Hosts_that_never_answered_may_be_mistyped_and_say_nothing_of_our_network()
    {
        string[] hosts = ["papre.test", "papper.test", "pape.test", "ppaer.test"];
        await using var process = Pipeline.Another(hosts.Select((host, index) => KeyValuePair.Create($"Outbound:AllowedPrivateHosts:{index + 1}", (string?)$"{host}:1=127.0.0.1")));
        foreach (var host in hosts)
        {
            var feed = await Pipeline.AddFeedAsync(new Uri($"http://{host}:1/feed.xml"));
            Assert.Equal(PollOutcome.FetchFailed, (await Pipeline.PollAsync(process, feed)).Outcome);
            Assert.Equal(1, (await FindAsync(feed)).ConsecutiveFailures);
        }

        Assert.Equal(0, await OpenOutagesAsync());
    }

    [Fact]
    public async Task A_host_that_answered_once_is_known_to_have_also_when_it_falls_silent()
    {
        Site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *");
        await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/feed.xml")));
        var answered = await AnswerAsync();
        Assert.NotNull(answered);

        await Site.StopAsync(Cancelled);
        clock.Advance(TimeSpan.FromDays(1));
        await using var later = Pipeline.Another(clock);
        await using var scope = later.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(Site.Address("/feed.xml")), Cancelled);
        Assert.Equal(answered, await AnswerAsync());
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_told_as_such_and_asked_anew_when_it_is_due_again()
    {
        await using var silent = Pipeline.Another(new KeyValuePair<string, string?>("Outbound:AllowedPrivateHosts:1", "quiet.test:1=127.0.0.1"));
        var feed = await Pipeline.AddFeedAsync(new Uri("http://quiet.test:1/feed.xml"));
        var poll = await Pipeline.PollAsync(silent, feed);
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Connect), (poll.Outcome, poll.Trouble));
        Assert.Contains("accepted no connection", (await FindAsync(feed)).NextPollReason, StringComparison.Ordinal);

        clock.Advance(NetworkHealth.RetryAfter);
        await using var later = Pipeline.AnotherWith(_ => { }, services => services.AddSingleton<TimeProvider>(clock));
        await using var scope = later.CreateAsyncScope();
        var again = Assert.IsType<FetchOutcome.RobotsDenied>(await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(new Uri(feed.Url)), Cancelled));
        Assert.Equal(FeedTrouble.Dns, again.HostTrouble);
    }

    [Fact]
    public async Task A_host_that_must_not_be_asked_is_told_as_such_and_not_as_its_robots_file()
    {
        var poll = await Pipeline.PollAsync(await Pipeline.AddFeedAsync(new Uri("http://10.11.12.13/feed.xml")));
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Blocked), (poll.Outcome, poll.Trouble));
        Assert.StartsWith("10.11.12.13 is no public address", poll.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_that_could_not_be_written_down_is_announced_by_the_next_poll()
    {
        await using var process = Pipeline.Another();
        var network = process.GetRequiredService<NetworkHealth>();
        var silent = new FetchOutcome.Failed(FetchFailure.Dns, "No such host.");
        foreach (var host in new[] { "a.test", "b.test", "c.test" })
        {
            network.Vouch(new Uri($"http://{host}/"));
            network.Note(new Uri($"http://{host}/"), silent);
        }

        var feed = await Pipeline.AddFeedAsync(new Uri("http://d.test/feed.xml"));

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

    [Fact]
    public async Task What_a_container_told_of_its_network_is_taken_down_by_the_one_that_follows_it_under_another_name()
    {
        var key = $"{PollNotices.OwnNetworks}a-container-that-is-gone";
        await Pipeline.WithAsync<NoticeBoard, bool>(async notices =>
        {
            await notices.RaiseAsync(new NoticeReport(key, NoticeAudience.Admins, NoticeSeverity.Severe, "Scraper", "gone", "/sources", "The network fails", "It does."), Cancelled);
            return true;
        });
        await using var process = Pipeline.Another();
        var feed = await Pipeline.AddFeedAsync(new Uri("http://follower.test/feed.xml"));
        await CloseAsync(process, feed, new FeedReading.Failed(new FetchOutcome.Postponed(TimeProvider.System.GetUtcNow(), "It asked for rest.")));
        Assert.True(process.GetRequiredService<NetworkHealth>().MayBeAnnounced);

        await CloseAsync(process, feed, new FeedReading.NotModified());
        Assert.False(await Pipeline.WithDbAsync(db => db.Notices.AnyAsync(n => n.Key == key && n.ResolvedAt == null, Cancelled)));
    }

    private Task<int> OpenOutagesAsync() => Pipeline.WithDbAsync(db => db.Notices.CountAsync(n => n.Key == PollNotices.OwnNetworkKey && n.ResolvedAt == null, Cancelled));

    private Task<DateTimeOffset?> AnswerAsync()
    {
        var origin = Site.Address("/").GetLeftPart(UriPartial.Authority);
        return Pipeline.WithDbAsync(db => db.RobotsRecords.Where(r => r.Origin == origin).Select(r => r.AnsweredAt).SingleAsync(Cancelled));
    }

    /// <summary>The host has answered yesterday, and what it said is to be asked for again.</summary>
    private Task<int> NoteAnswerAsync(string origin) => Pipeline.WithDbAsync(db =>
    {
        var yesterday = clock.GetUtcNow().AddDays(-1);
        db.RobotsRecords.Add(new RobotsRecord { Origin = origin, FetchedAt = yesterday, Availability = RobotsAvailability.Unavailable, Content = "", AnsweredAt = yesterday });
        return db.SaveChangesAsync(Cancelled);
    });

    private async Task CloseAsync(ServiceProvider process, Feed feed, FeedReading reading)
    {
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null)));
        await using var scope = process.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", Cancelled);
        await scope.ServiceProvider.GetRequiredService<PollLedger>().CloseAsync(lease!, reading, TakenItems.None, Cancelled);
    }

    private Task<Feed> FindAsync(Feed feed) => Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id));
}
