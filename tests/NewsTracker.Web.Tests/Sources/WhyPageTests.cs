using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>"Why has nothing arrived?": each cause that the ledger knows gives its sentence and what to do.</summary>
public sealed class WhyPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_without_feeds_says_so() => Assert.Contains("it has no feed", await WhyAsync(await AddAsync(null)), StringComparison.Ordinal);

    [Theory]
    [InlineData(PollOutcome.FetchFailed, "could not be fetched", "the site is down or the feed has moved")]
    [InlineData(PollOutcome.NotAFeed, "is no feed", "The feed has probably moved")]
    [InlineData(PollOutcome.RobotsDenied, "robots.txt does not let us poll", "Only the publisher can change that")]
    [InlineData(PollOutcome.NotModified, "has not changed since the poll before", "")]
    [InlineData(PollOutcome.Abandoned, "was broken off", "")]
    [InlineData(PollOutcome.Faulted, "broke on a fault of ours", "The scraper's log has the fault")]
    public async Task The_last_poll_gives_its_cause_and_what_to_do(PollOutcome outcome, string cause, string advice)
    {
        var answer = await WhyAsync(await AddAsync(outcome));
        Assert.Contains(cause, answer, StringComparison.Ordinal);
        Assert.Contains(advice, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_feed_tells_what_became_of_its_addresses()
    {
        var answer = await WhyAsync(await AddAsync(PollOutcome.Succeeded, PollItemOutcome.NotAnArticle, "https://paper.example/front"));
        Assert.Contains("1 address – not an article, such as: It is a section front", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PollOutcome.NotModified)]
    [InlineData(PollOutcome.Postponed)]
    public async Task A_feed_that_is_unchanged_since_tells_what_became_of_its_addresses_when_it_was_read(PollOutcome since)
    {
        var id = await AddAsync(PollOutcome.Succeeded, PollItemOutcome.Filtered, "https://paper.example/kept-out");
        await app.WithDbAsync(async db =>
        {
            var feed = await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled);

            // What failed before is tried again with a feed that has not changed, and counts as seen.
            var poll = new Poll { FeedId = feed.Id, StartedAt = TimeProvider.System.GetUtcNow().AddMinutes(-1), Outcome = since, Seen = 1 };
            poll.Items.Add(new PollItem { PollId = 0, Url = "https://paper.example/again", Outcome = PollItemOutcome.FetchFailed });
            db.Polls.Add(poll);
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("Of what it listed when it was last read, 20 min ago: 1 address – filtered, such as: It is a section front", await WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_feed_and_an_unreadable_robots_txt_are_told()
    {
        var id = await AddAsync(PollOutcome.Succeeded, paused: true);
        await app.WithDbAsync(db =>
        {
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://paper{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unreachable, Content = "User-agent: *", Explanation = "It answered 503." });
            return db.SaveChangesAsync(Cancelled);
        });
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://paper{id}.example/";
            return await db.SaveChangesAsync(Cancelled);
        });
        var answer = await WhyAsync(id);
        Assert.Contains("is paused.", answer, StringComparison.Ordinal);
        Assert.Contains("robots.txt could not be read (It answered 503), so", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_told_as_such_and_not_as_its_robots_txt()
    {
        var id = await AddAsync(PollOutcome.FetchFailed);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://silent{id}.example/";
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://silent{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unreachable, Content = "", Explanation = "The host was not found.", HostTrouble = FeedTrouble.Dns });
            return await db.SaveChangesAsync(Cancelled);
        });
        var told = $"https://silent{id}.example cannot be reached: The host was not found.";
        var answer = await WhyAsync(id);
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("robots.txt could not be read", answer, StringComparison.Ordinal);
        Assert.Contains(told, await AskAsync($"https://silent{id}.example/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_rests_or_asks_for_a_slow_pace_is_told_for_all_of_its_feeds()
    {
        var id = await AddAsync(PollOutcome.FetchFailed);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://slow{id}.example/";
            var feed = await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled);
            (feed.Url, feed.NextPollAt) = ($"https://slow{id}.example/rss", TimeProvider.System.GetUtcNow().AddMinutes(-1));
            (await db.Polls.SingleAsync(p => p.FeedId == feed.Id, Cancelled)).Trouble = FeedTrouble.TooManyRequests;
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://slow{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Found, Content = "User-agent: *\nCrawl-delay: 8" });
            db.HostPaces.Add(new HostPace { Host = $"slow{id}.example", NextRequestAt = TimeProvider.System.GetUtcNow(), HeldUntil = TimeProvider.System.GetUtcNow().AddHours(3) });
            return await db.SaveChangesAsync(Cancelled);
        });
        var answer = await WhyAsync(id);
        Assert.Contains($"slow{id}.example asked to be left alone until", answer, StringComparison.Ordinal);
        Assert.Contains("asks for 8 seconds between two requests (crawl-delay), all feeds and articles of it together: ", answer, StringComparison.Ordinal);
        Assert.Contains("it is asked less often by itself", answer, StringComparison.Ordinal);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var source = await reader.PageAsync($"/sources/{id}", Cancelled);
        Assert.Contains($"slow{id}.example asked to be left alone until", source.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pace_that_is_not_kept_is_told_with_the_one_that_is()
    {
        var id = await AddAsync(PollOutcome.Succeeded);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://slowest{id}.example/";
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://slowest{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Found, Content = "User-agent: *\nCrawl-delay: 3600" });
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("asks for 3600 seconds between two requests (crawl-delay), all feeds and articles of it together; 300 are kept, the most that are: ", await WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_answered_for_from_the_ledger()
    {
        var seen = $"https://paper.example/{Guid.NewGuid()}";
        await AddAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, seen);
        Assert.Contains("outcome: not fetched. It is a section front", await AskAsync(seen), StringComparison.Ordinal);
        Assert.Contains("No source of elsewhere.example is set up", await AskAsync("https://elsewhere.example/a"), StringComparison.Ordinal);
        Assert.Contains("none of its feeds has listed this address", await AskAsync($"https://paper.example/{Guid.NewGuid()}"), StringComparison.Ordinal);
        await app.WithDbAsync(db =>
        {
            db.RobotsRecords.Add(new RobotsRecord { Origin = "https://paper.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unavailable, Content = "" });
            return db.SaveChangesAsync(Cancelled);
        });
        var allowed = await AskAsync($"https://paper.example/{Guid.NewGuid()}");
        Assert.Contains("robots.txt lets us fetch it", allowed, StringComparison.Ordinal);
        Assert.Contains("What arrives from it: ", allowed, StringComparison.Ordinal);
        Assert.Contains("none of its feeds has listed this address", allowed, StringComparison.Ordinal);
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/sources/why?url=not%20an%20address", Cancelled);
        Assert.Contains("no address of a web page", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_failed_is_told_when_it_is_tried_again()
    {
        var (again, givenUp) = ($"https://paper.example/{Guid.NewGuid()}", $"https://paper.example/{Guid.NewGuid()}");
        await AddRetryAsync(await AddAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, again), again, new DateTimeOffset(2030, 5, 6, 7, 8, 0, TimeSpan.Zero));
        await AddRetryAsync(await AddAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, givenUp), givenUp, DateTimeOffset.MaxValue.AddYears(-1));
        Assert.Matches(@"failed 2 times\. It is tried again with the first poll of that feed from this time on: 6 May 2030, 07:08", await AskAsync(again));
        Assert.Contains("failed 2 times, and it is not tried any more", await AskAsync(givenUp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_back_fill_found_is_told_with_what_became_of_it()
    {
        var (filtered, waiting, missed) = ($"https://paper.example/{Guid.NewGuid()}", $"https://paper.example/{Guid.NewGuid()}", $"https://paper.example/{Guid.NewGuid()}");
        await AddAsync(PollOutcome.Succeeded);
        var job = await AddBackFillAsync(JobState.Succeeded, new BackFillItem { JobId = 0, Url = filtered, Outcome = PollItemOutcome.Filtered, Reason = "Its language is ru." });
        await AddBackFillAsync(JobState.Running, new BackFillItem { JobId = 0, Url = waiting });
        await AddBackFillAsync(JobState.Cancelled, new BackFillItem { JobId = 0, Url = missed });
        var answer = await AskAsync(filtered);
        Assert.Contains("Back-fill of A paper, March 2026: it found it; outcome: filtered. Its language is ru.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("none of its feeds has listed this address", answer, StringComparison.Ordinal);
        Assert.Contains("takes it in when its turn has come", await AskAsync(waiting), StringComparison.Ordinal);
        Assert.Contains("ended before it came to it", await AskAsync(missed), StringComparison.Ordinal);
        var path = new Uri($"/sources/why?url={Uri.EscapeDataString(filtered)}", UriKind.Relative);
        Assert.DoesNotContain("/jobs/", await (await app.CreateSignedInAsync(Role.Editor)).GetStringAsync(path, Cancelled), StringComparison.Ordinal);
        Assert.Contains($"/jobs/{job}\"", await (await app.CreateSignedInAsync(Role.Admin)).GetStringAsync(path, Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It answered 503.", "not fetched. It answered 503. It is tried")]
    [InlineData("A fault of ours, see the log: it broke", "not fetched. A fault of ours, see the log: it broke. It is tried")]
    [InlineData(null, "not fetched. It is tried")]
    public async Task A_back_fill_tells_in_whole_sentences_when_an_address_is_tried_again(string? reason, string told)
    {
        var failed = $"https://paper.example/{Guid.NewGuid()}";
        await AddBackFillAsync(JobState.Queued, new BackFillItem { JobId = 0, Url = failed, Outcome = PollItemOutcome.FetchFailed, Reason = reason, NextTryAt = new DateTimeOffset(2030, 5, 6, 7, 8, 0, TimeSpan.Zero) });
        Assert.Contains($"{told} again after 6 May 2030, 07:08 UTC.", await AskAsync(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_was_removed_is_told_as_removed()
    {
        var id = await AddAsync(PollOutcome.Succeeded, paused: true);
        await app.WithDbAsync(async db =>
        {
            var source = (await db.Sources.FindAsync([id], Cancelled))!;
            (source.HomeUrl, source.RemovedAt) = ($"https://gone{id}.example/", TimeProvider.System.GetUtcNow());
            (await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled)).PauseReason = Feed.PausedWithSource;
            return await db.SaveChangesAsync(Cancelled);
        });
        var why = await WhyAsync(id);
        Assert.Contains("Nothing of A paper is polled any more: it was removed from the sources on", why, StringComparison.Ordinal);
        Assert.DoesNotContain("An admin can resume it", why, StringComparison.Ordinal);
        var address = await AskAsync($"https://gone{id}.example/a");
        Assert.Contains("Nothing of A paper is polled any more: it was removed from the sources on", address, StringComparison.Ordinal);
        Assert.DoesNotContain("is set up", address, StringComparison.Ordinal);
        Assert.Contains("Open the source: ", address, StringComparison.Ordinal);
    }

    private Task<long> AddBackFillAsync(JobState state, BackFillItem item) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var job = new Job { Kind = "back-fill", Title = "Back-fill of A paper, March 2026", Parameters = "{}", AskedBy = "Vera", AskedAt = now, NotBefore = now.AddYears(1), State = state, FinishedAt = now, HeartbeatAt = now.AddYears(1) };
        db.Jobs.Add(job);
        await db.SaveChangesAsync(Cancelled);
        db.Set<BackFillItem>().Add(new BackFillItem { JobId = job.Id, Url = item.Url, Outcome = item.Outcome, Reason = item.Reason, NextTryAt = item.NextTryAt });
        await db.SaveChangesAsync(Cancelled);
        return job.Id;
    });

    private Task<int> AddRetryAsync(long sourceId, string url, DateTimeOffset at) => app.WithDbAsync(db =>
    {
        db.ItemRetries.Add(new ItemRetry { FeedId = db.Feeds.Single(f => f.SourceId == sourceId).Id, Url = url, Attempts = 2, FirstFailedAt = TimeProvider.System.GetUtcNow(), NextTryAt = at, Entry = "{}" });
        return db.SaveChangesAsync(Cancelled);
    });

    [Fact]
    public async Task An_address_that_nobody_lists_is_handed_on_to_the_page_that_adds_it()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        const string Address = "https://elsewhere.example/a?b=1";
        var link = (await editor.PageAsync($"/sources/why?url={Uri.EscapeDataString(Address)}", Cancelled)).QuerySelector("#findings a[href^='/articles/add']")!;
        Assert.StartsWith("Add this article", link.TextContent, StringComparison.Ordinal);
        Assert.Equal(Address, (await editor.PageAsync(link.GetAttribute("href")!, Cancelled)).QuerySelector("#address")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(Role.Analyst, false, false)]
    [InlineData(Role.Editor, true, false)]
    [InlineData(Role.Admin, true, true)]
    public async Task Only_who_may_add_is_offered_to(string role, bool articles, bool sources)
    {
        var client = await app.CreateSignedInAsync(role);
        Assert.Equal(articles, (await client.PageAsync($"/sources/why?url={Uri.EscapeDataString("https://elsewhere.example/a")}", Cancelled)).QuerySelector("#findings a[href^='/articles/add']") is not null);
        Assert.Equal(sources, (await client.PageAsync($"/sources/{await AddAsync(null)}/why", Cancelled)).QuerySelector("#findings a[href='/sources/add']") is not null);
    }

    private async Task<string> WhyAsync(long id) => await AnswerAsync($"/sources/{id}/why");

    private Task<string> AskAsync(string url) => AnswerAsync($"/sources/why?url={Uri.EscapeDataString(url)}");

    private async Task<string> AnswerAsync(string path)
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync(path, Cancelled);
        return System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("#findings")!.TextContent, @"\s+", " ");
    }

    private Task<long> AddAsync(PollOutcome? outcome, PollItemOutcome? item = null, string? itemUrl = null, bool paused = false) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = now };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        if (outcome is { } last)
        {
            var feed = new Feed { SourceId = source.Id, Url = $"https://paper.example/{Guid.NewGuid()}/rss", NextPollAt = now.AddHours(1), IsPaused = paused };
            db.Feeds.Add(feed);
            await db.SaveChangesAsync(Cancelled);
            var poll = new Poll { FeedId = feed.Id, StartedAt = now.AddMinutes(-20), FinishedAt = now.AddMinutes(-19), Outcome = last, Message = "As it said." };
            if (item is { } became)
            {
                poll.Items.Add(new PollItem { PollId = 0, Url = itemUrl!, Outcome = became, Reason = "It is a section front" });
            }

            db.Polls.Add(poll);
            await db.SaveChangesAsync(Cancelled);
        }

        return source.Id;
    });
}
