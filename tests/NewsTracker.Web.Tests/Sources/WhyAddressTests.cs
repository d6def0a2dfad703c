using NewsTracker.Core.Accounts;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>"Why has this address not arrived?": answered for from the ledgers of polls and back-fills.</summary>
public sealed class WhyAddressTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_answered_for_from_the_ledger()
    {
        var seen = $"https://paper.example/{Guid.NewGuid()}";
        await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, seen);
        Assert.Contains("outcome: not fetched. It is a section front", await app.AskAsync(seen), StringComparison.Ordinal);
        Assert.Contains("No source of elsewhere.example is set up", await app.AskAsync("https://elsewhere.example/a"), StringComparison.Ordinal);
        Assert.Contains("none of its feeds has listed this address", await app.AskAsync($"https://paper.example/{Guid.NewGuid()}"), StringComparison.Ordinal);
        await app.WithDbAsync(db =>
        {
            db.RobotsRecords.Add(new RobotsRecord { Origin = "https://paper.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unavailable, Content = "" });
            return db.SaveChangesAsync(Cancelled);
        });
        var allowed = await app.AskAsync($"https://paper.example/{Guid.NewGuid()}");
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
        await AddRetryAsync(await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, again), again, new DateTimeOffset(2030, 5, 6, 7, 8, 0, TimeSpan.Zero));
        await AddRetryAsync(await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, givenUp), givenUp, ItemRetry.Never);
        Assert.Matches(@"failed 2 times\. It is tried again with the first poll of that feed from this time on: 6 May 2030, 07:08", await app.AskAsync(again));
        Assert.Contains("failed 2 times, and it is not tried any more", await app.AskAsync(givenUp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_back_fill_found_is_told_with_what_became_of_it()
    {
        var (filtered, waiting, missed) = ($"https://paper.example/{Guid.NewGuid()}", $"https://paper.example/{Guid.NewGuid()}", $"https://paper.example/{Guid.NewGuid()}");
        await app.AddPolledAsync(PollOutcome.Succeeded);
        var job = await AddBackFillAsync(JobState.Succeeded, new BackFillItem { JobId = 0, Url = filtered, Outcome = PollItemOutcome.Filtered, Reason = "Its language is ru." });
        await AddBackFillAsync(JobState.Running, new BackFillItem { JobId = 0, Url = waiting });
        await AddBackFillAsync(JobState.Cancelled, new BackFillItem { JobId = 0, Url = missed });
        var answer = await app.AskAsync(filtered);
        Assert.Contains("Back-fill of A paper, March 2026: it found it; outcome: filtered. Its language is ru.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("none of its feeds has listed this address", answer, StringComparison.Ordinal);
        Assert.Contains("takes it in when its turn has come", await app.AskAsync(waiting), StringComparison.Ordinal);
        Assert.Contains("ended before it came to it", await app.AskAsync(missed), StringComparison.Ordinal);
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
        Assert.Contains($"{told} again after 6 May 2030, 07:08 UTC.", await app.AskAsync(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nobody_lists_is_handed_on_to_the_page_that_adds_it()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        const string Address = "https://elsewhere.example/a?b=1";
        var link = (await editor.PageAsync($"/sources/why?url={Uri.EscapeDataString(Address)}", Cancelled)).QuerySelector("#findings a[href^='/articles/add']")!;
        Assert.StartsWith("Add this article", link.TextContent, StringComparison.Ordinal);
        Assert.Equal(Address, (await editor.PageAsync(link.GetAttribute("href")!, Cancelled)).QuerySelector("#address")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_feed_and_a_home_page_are_told_to_be_no_articles()
    {
        var (id, host) = (Guid.NewGuid().ToString("N"), $"https://{Guid.NewGuid():N}.example");
        await app.WithDbAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var source = new Source { Name = "The wire", HomeUrl = $"{host}/", CreatedAt = now };
            source.Feeds.Add(new Feed { SourceId = 0, Url = $"{host}/new.xml", MovedFrom = $"{host}/moved.xml", MovedAt = now, NextPollAt = now });
            source.Feeds.Add(new Feed { SourceId = 0, Url = $"https://feeds.example/{id}", Kind = FeedKind.NewsSitemap, NextPollAt = now });
            db.Sources.Add(source);
            return db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("It is no article, but a feed of The wire.", await app.AskAsync($"{host}/new.xml"), StringComparison.Ordinal);
        Assert.Contains($"It is no article, but a feed of The wire, which is polled at {host}/new.xml now.", await app.AskAsync($"{host}/moved.xml"), StringComparison.Ordinal);
        Assert.Contains("It is no article, but a sitemap of The wire.", await app.AskAsync($"https://feeds.example/{id}"), StringComparison.Ordinal);
        var home = await app.AskAsync(host);
        Assert.Contains("It is no article, but the home page of The wire.", home, StringComparison.Ordinal);
        Assert.DoesNotContain("none of its feeds has listed this address", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_taken_without_its_scheme_and_one_that_is_too_long_is_told_so()
    {
        var path = $"paper.example/{Guid.NewGuid()}";
        await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.FetchFailed, $"http://{path}");
        Assert.Contains("outcome: not fetched", await app.AskAsync(path), StringComparison.Ordinal);
        Assert.Contains("No source of 127.0.0.1 is set up", await app.AskAsync("127.0.0.1:5297/a/1"), StringComparison.Ordinal);
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/sources/why?url=https://paper.example/{new string('x', 2100)}", Cancelled);
        Assert.Contains("The address is too long: it has 2,122 characters", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("text", page.QuerySelector("#url")!.GetAttribute("type"));
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
}
