using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;
using Npgsql;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Polls that brought nothing are written down together, each as if it were alone.</summary>
public sealed class QuietPollsTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private QuietPolls Polls => pipeline.Services.GetRequiredService<QuietPolls>();

    public async ValueTask InitializeAsync() => await pipeline.WithDbAsync(db => db.Feeds.ExecuteDeleteAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Many_at_once_are_each_recorded_with_its_own_outcome()
    {
        var leases = await LeaseAsync(60);
        await Task.WhenAll(leases.Select((lease, i) => Polls.CloseAsync(lease, Reading(i, lease), Cancelled)));
        for (var i = 0; i < leases.Count; i++)
        {
            var (feed, poll) = await FindAsync(leases[i]);
            Assert.Null(feed.LeaseOwner);
            Assert.Equal(poll.FinishedAt, feed.LastPolledAt);
            Assert.True(feed.NextPollAt > poll.FinishedAt);
            Assert.Equal(
                (i % 3) switch
                {
                    0 => (PollOutcome.NotModified, 304, FeedKind.Unknown, null),
                    1 => (PollOutcome.Succeeded, 200, FeedKind.Atom, $"\"{leases[i].FeedId}\""),
                    _ => (PollOutcome.Postponed, (int?)null, FeedKind.Unknown, null),
                },
                (poll.Outcome, poll.HttpStatus, feed.Kind, feed.ETag));
        }
    }

    [Fact]
    public async Task A_lease_that_passed_on_leaves_no_trace_and_costs_its_neighbours_nothing()
    {
        var leases = await LeaseAsync(6);
        var lost = leases[2];
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == lost.FeedId).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseEpoch, f => f.LeaseEpoch + 1).SetProperty(f => f.LeaseOwner, "another")));
        await Task.WhenAll(leases.Select(lease => Polls.CloseAsync(lease, new FeedReading.NotModified(), Cancelled)));
        foreach (var lease in leases)
        {
            var (feed, poll) = await FindAsync(lease);
            Assert.Equal(lease == lost ? ("another", PollOutcome.Running) : (null, PollOutcome.NotModified), (feed.LeaseOwner, poll.Outcome));
        }
    }

    [Fact]
    public async Task One_that_cannot_be_written_costs_the_others_nothing()
    {
        var leases = await LeaseAsync(6);

        // PostgreSQL keeps no text with a NUL in it. The first is under way alone while the others gather.
        var closing = leases.Select((lease, i) => Polls.CloseAsync(lease, i == 3 ? Atom(lease, "\"\0\"") : Atom(lease, "\"1\""), Cancelled)).ToList();
        Assert.Equal(PostgresErrorCodes.CharacterNotInRepertoire, (await Assert.ThrowsAsync<PostgresException>(() => closing[3])).SqlState);
        await Task.WhenAll(closing.Where(task => task != closing[3]));
        foreach (var lease in leases)
        {
            var (feed, poll) = await FindAsync(lease);
            Assert.Equal(lease == leases[3] ? ("test", PollOutcome.Running) : (null, PollOutcome.Succeeded), (feed.LeaseOwner, poll.Outcome));
        }
    }

    [Fact]
    public async Task What_an_admin_changed_during_the_poll_holds()
    {
        var lease = Assert.Single(await LeaseAsync(1));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == lease.FeedId).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true).SetProperty(f => f.PollInterval, TimeSpan.FromHours(6))));
        await Polls.CloseAsync(lease, new FeedReading.NotModified(), Cancelled);
        var (feed, poll) = await FindAsync(lease);
        Assert.True(feed.IsPaused);
        Assert.Equal(poll.FinishedAt + TimeSpan.FromHours(6), feed.NextPollAt);
    }

    [Fact]
    public async Task Rules_that_changed_during_the_poll_see_the_feed_in_full_at_the_next()
    {
        var leases = await LeaseAsync(2);
        var changed = leases[0].FeedId;
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == changed).ReadByNewRulesAsync(Cancelled));
        foreach (var lease in leases)
        {
            await Polls.CloseAsync(lease, Atom(lease, "\"1\""), Cancelled);
            Assert.Equal(lease.FeedId == changed ? (null, null) : ("\"1\"", lease.Feed.Url), ((await FindAsync(lease)).Feed.ETag, (await FindAsync(lease)).Feed.ValidatorsOf));
        }
    }

    [Fact]
    public async Task A_feed_that_recovers_counts_its_failures_no_more()
    {
        var lease = Assert.Single(await LeaseAsync(1));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == lease.FeedId).ExecuteUpdateAsync(set => set.SetProperty(f => f.ConsecutiveFailures, 3).SetProperty(f => f.Trouble, FeedTrouble.Timeout)));
        await Polls.CloseAsync(lease, new FeedReading.NotModified(), Cancelled);
        var (feed, _) = await FindAsync(lease);
        Assert.Equal((0, null), (feed.ConsecutiveFailures, feed.Trouble));
    }

    /// <summary>What moves, lists articles or failed is looked at by itself.</summary>
    [Fact]
    public async Task Only_what_needs_nothing_else_is_quiet()
    {
        var lease = Assert.Single(await LeaseAsync(1));
        Assert.True(QuietPoll.Is(lease, new FeedReading.NotModified(), []));
        Assert.False(QuietPoll.Is(lease, ((FeedReading.Read)Atom(lease, null)) with { Response = Response(lease, null) with { MovedTo = new Uri("https://example.org/new") } }, []));
        Assert.False(QuietPoll.Is(lease, new FeedReading.NotAFeed("A page."), []));
        lease.Feed.Trouble = FeedTrouble.Gone;
        Assert.False(QuietPoll.Is(lease, new FeedReading.NotModified(), []));
    }

    private static FeedReading Reading(int i, FeedLease lease) => (i % 3) switch
    {
        0 => new FeedReading.NotModified(),
        1 => Atom(lease, $"\"{lease.FeedId}\""),
        _ => new FeedReading.Failed(new FetchOutcome.Postponed(TimeProvider.System.GetUtcNow().AddHours(1), "It asked for rest.")),
    };

    private static FeedReading.Read Atom(FeedLease lease, string? etag) => new(new FeedDocument { Kind = FeedKind.Atom, Entries = [] }, Response(lease, etag));

    private static FetchOutcome.Fetched Response(FeedLease lease, string? etag) => new(new Uri(lease.Feed.Url), default, "application/atom+xml", etag, null, new Dictionary<string, string>());

    private async Task<List<FeedLease>> LeaseAsync(int feeds)
    {
        var leases = new List<FeedLease>();
        for (var i = 0; i < feeds; i++)
        {
            var feed = await pipeline.AddFeedAsync(new Uri($"https://quiet.example/{i}"));
            await using var scope = pipeline.Services.CreateAsyncScope();
            leases.Add((await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", Cancelled))!);
        }

        return leases;
    }

    private Task<(Feed Feed, Poll Poll)> FindAsync(FeedLease lease) => pipeline.WithDbAsync(async db =>
        (await db.Feeds.AsNoTracking().SingleAsync(f => f.Id == lease.FeedId, Cancelled), await db.Polls.AsNoTracking().SingleAsync(p => p.Id == lease.Poll.Id, Cancelled)));
}
