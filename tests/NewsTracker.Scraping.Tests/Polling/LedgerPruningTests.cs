using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>What the ledger keeps of polls that are old.</summary>
public sealed class LedgerPruningTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_quiet_polls_the_recent_stay_of_older_ones_two_a_day_and_of_old_ones_none()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("https://quiet.example/feed.xml"));
        await AddAsync([.. Enumerable.Range(0, 100 * 4).Reverse().Select(quarter => Poll(feed, Now.AddHours(-6 * quarter).AddMinutes(-1), PollOutcome.NotModified))]);
        await PruneAsync();
        var ages = await pipeline.WithDbAsync(async db => (await db.Polls.Where(p => p.FeedId == feed.Id).Select(p => p.StartedAt).ToListAsync(Cancelled)).ConvertAll(at => (Now - at).TotalDays));
        Assert.Equal((30 * 4, (70 - 30) * 2, 0), (ages.Count(age => age <= 30), ages.Count(age => age is > 30 and <= 70), ages.Count(age => age > 70)));
    }

    [Fact]
    public async Task What_was_brought_what_failed_the_last_poll_and_the_last_that_was_read_stay()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("https://kept.example/feed.xml"));
        Poll[] kept =
        [
            Poll(feed, Now.AddDays(-300), PollOutcome.Succeeded, poll => poll.Stored = 1), Poll(feed, Now.AddDays(-299), PollOutcome.Succeeded, poll => poll.Revised = 1),
            Poll(feed, Now.AddDays(-298), PollOutcome.FetchFailed), Poll(feed, Now.AddDays(-200), PollOutcome.Succeeded), Poll(feed, Now.AddDays(-100), PollOutcome.NotModified),
        ];
        Poll[] gone = [Poll(feed, Now.AddDays(-250), PollOutcome.Succeeded), Poll(feed, Now.AddDays(-249), PollOutcome.Postponed), Poll(feed, Now.AddDays(-150), PollOutcome.NotModified)];
        await AddAsync([.. kept.Concat(gone).OrderBy(poll => poll.StartedAt)]);
        await PruneAsync();
        Assert.Equal(kept.Select(poll => poll.Id).Order(), await RemainingAsync(feed));
    }

    [Fact]
    public async Task The_last_word_on_an_address_stays()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("https://told.example/feed.xml"));
        var (before, last) = (Telling(feed, Now.AddDays(-202), "https://told.example/out"), Telling(feed, Now.AddDays(-201), "https://told.example/out"));
        var newest = Poll(feed, Now.AddDays(-100), PollOutcome.Succeeded);
        await AddAsync(before, last, newest);
        await PruneAsync();
        Assert.Equal([last.Id, newest.Id], await RemainingAsync(feed));
    }

    private static Poll Poll(Feed feed, DateTimeOffset at, PollOutcome outcome, Action<Poll>? with = null)
    {
        var poll = new Poll { FeedId = feed.Id, StartedAt = at, FinishedAt = at, Outcome = outcome };
        with?.Invoke(poll);
        return poll;
    }

    private static Poll Telling(Feed feed, DateTimeOffset at, string url) => Poll(feed, at, PollOutcome.Succeeded, poll =>
    {
        poll.Items.Add(new PollItem { PollId = 0, Url = url, Outcome = PollItemOutcome.Filtered });
        poll.Items.Add(new PollItem { PollId = 0, Url = "https://told.example/known", Outcome = PollItemOutcome.Unchanged });
    });

    /// <summary>One after the other: their keys are in the order of time.</summary>
    private Task<int> AddAsync(params Poll[] polls) => pipeline.WithDbAsync(async db =>
    {
        foreach (var poll in polls)
        {
            db.Polls.Add(poll);
            await db.SaveChangesAsync(Cancelled);
        }

        return polls.Length;
    });

    private async Task PruneAsync()
    {
        await using var process = pipeline.Another(new FakeTimeProvider(Now));
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LedgerPruning>().PruneAsync(Cancelled);
    }

    private Task<List<long>> RemainingAsync(Feed feed) => pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Cancelled));
}
