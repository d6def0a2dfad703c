using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Watching;

namespace NewsTracker.Scraping.Tests.Watching;

public sealed class IntakeWatchTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_falls_silent_raises_one_notice_that_goes_when_news_comes_again()
    {
        var clock = new FakeTimeProvider(Start.AddDays(10));
        var feed = await AddFeedAsync("silent");
        await AddPollsAsync(feed, Enumerable.Range(0, 24 * 8).Select(hour => (Start.AddHours(hour), 1)));
        await AddPollsAsync(feed, [(Start.AddDays(10), 0)]);
        await LookAsync(clock);
        await LookAsync(clock);
        var notice = Assert.Single(await NoticesAsync("Feed", feed.Id));
        Assert.Equal((2, NoticeAudience.Admins, $"/sources/{feed.SourceId}/why"), (notice.Count, notice.Audience, notice.Link));
        Assert.Null(notice.ResolvedAt);

        await AddPollsAsync(feed, [(Start.AddDays(10).AddMinutes(30), 3)]);
        clock.SetUtcNow(Start.AddDays(10).AddHours(1));
        await LookAsync(clock);
        Assert.NotNull(Assert.Single(await NoticesAsync("Feed", feed.Id)).ResolvedAt);
    }

    [Fact]
    public async Task A_scraper_that_was_off_raises_no_alarm_and_a_paused_feed_neither()
    {
        var off = await AddFeedAsync("off");
        await AddPollsAsync(off, Enumerable.Range(0, 24 * 8).Select(hour => (Start.AddHours(hour), 1)));
        var paused = await AddFeedAsync("paused");
        await AddPollsAsync(paused, Enumerable.Range(0, 24 * 8).Select(hour => (Start.AddHours(hour), 1)).Append((Start.AddDays(20), 0)));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == paused.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        await LookAsync(new FakeTimeProvider(Start.AddDays(20)));
        Assert.Empty(await NoticesAsync("Feed", off.Id));
        Assert.Empty(await NoticesAsync("Feed", paused.Id));
    }

    [Fact]
    public async Task A_feed_that_is_dead_for_months_stays_silent_and_is_never_said_to_have_brought_nothing()
    {
        var feed = await AddFeedAsync("dead");
        await AddPollsAsync(feed, Enumerable.Range(0, 20).Select(day => (Start.AddDays(day), 3)));
        foreach (var days in new[] { 30, 84, 100, 400 })
        {
            await AddPollsAsync(feed, [(Start.AddDays(days), 0)]);
            await LookAsync(new FakeTimeProvider(Start.AddDays(days)));
        }

        var notice = Assert.Single(await NoticesAsync("Feed", feed.Id));
        Assert.Null(notice.ResolvedAt);
        Assert.Equal((4, NoticeSeverity.Severe), (notice.Count, notice.Severity));
        Assert.StartsWith("Nothing new for 381 days. It usually brings something every 24 hours", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_dies_in_its_first_week_is_told_of_and_one_that_prints_dates_years_apart_is_well()
    {
        var (young, rare) = (await AddFeedAsync("young"), await AddFeedAsync("yearbook"));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == rare.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.PrintedGap, TimeSpan.FromDays(365)), Cancelled));
        await AddPollsAsync(young, [(Start, 30), (Start.AddHours(9), 4), (Start.AddDays(20), 0)]);
        await AddPollsAsync(rare, [(Start, 6), (Start.AddDays(20), 0)]);
        await LookAsync(new FakeTimeProvider(Start.AddDays(20)));
        Assert.StartsWith("Nothing new for 20 days. It has brought something only 2 times", Assert.Single(await NoticesAsync("Feed", young.Id)).Text, StringComparison.Ordinal);
        Assert.Empty(await NoticesAsync("Feed", rare.Id));
    }

    [Fact]
    public async Task A_weekly_feed_that_stops_is_silent_after_six_weeks_and_one_that_brings_something_twice_a_year_is_well()
    {
        var (weekly, rare) = (await AddFeedAsync("weekly"), await AddFeedAsync("rare"));
        await AddPollsAsync(weekly, [.. Enumerable.Range(0, 9).Select(week => (Start.AddDays(7 * week), 2)), (Start.AddDays(101), 0)]);
        await AddPollsAsync(rare, [.. Enumerable.Range(0, 9).Select(half => (Start.AddDays(-180 * half), 1)), (Start.AddDays(101), 0)]);
        await LookAsync(new FakeTimeProvider(Start.AddDays(101)));
        Assert.StartsWith("Nothing new for 45 days.", Assert.Single(await NoticesAsync("Feed", weekly.Id)).Text, StringComparison.Ordinal);
        Assert.Empty(await NoticesAsync("Feed", rare.Id));
    }

    [Fact]
    public async Task A_week_in_which_a_feed_failed_is_no_scarce_week_and_a_scarce_feed_that_fails_is_not_said_to_be_well()
    {
        var (failing, scarce) = (await AddFeedAsync("failing"), await AddFeedAsync("scarce"));
        await AddPollsAsync(failing, [.. Enumerable.Range(0, 42).Select(day => (Start.AddDays(day), 10)), (Start.AddDays(48.4), 10)]);
        await AddPollsAsync(scarce, Enumerable.Range(0, 42).Select(day => (Start.AddDays(day), day < 35 ? 10 : 1)));
        await LookAsync(new FakeTimeProvider(Start.AddDays(48.5)));
        await AddPollsAsync(scarce, [(Start.AddDays(44), 1)]);
        await LookAsync(new FakeTimeProvider(Start.AddDays(48.5)));
        Assert.DoesNotContain(await NoticesAsync("Feed", failing.Id), notice => notice.Title.Contains("far less", StringComparison.Ordinal));
        Assert.Null(Assert.Single(await NoticesAsync("Feed", scarce.Id)).ResolvedAt);

        await AddPollsAsync(scarce, Enumerable.Range(45, 8).Select(day => (Start.AddDays(day), 10)));
        await LookAsync(new FakeTimeProvider(Start.AddDays(53)));
        Assert.NotNull(Assert.Single(await NoticesAsync("Feed", scarce.Id)).ResolvedAt);
    }

    [Fact]
    public async Task Arrivals_are_read_from_their_own_index_however_many_polls_brought_nothing()
    {
        var feed = await AddFeedAsync("busy");
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed) select {feed.Id}, {Start}::timestamptz + n * interval '1 minute', 'NotModified', 0, 0, 0, 0 from generate_series(1, 5000) n", Cancelled));
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("analyze polls", Cancelled));
        var plan = await ExplainAsync(db => db.Arrivals([feed.Id], TimeSpan.FromDays(70), 40));
        Assert.Contains("ix_polls_feed_id_started_at1", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_are_read_from_the_end_of_what_each_feed_brought()
    {
        var feed = await AddFeedAsync("long-read");
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            with brought as (
                insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed)
                select {feed.Id}, {Start}::timestamptz + n * interval '1 minute', 'Succeeded', 10, 1, 0, 0 from generate_series(1, 2000) n returning id)
            insert into poll_items (poll_id, url, outcome, article_id) select id, 'https://long-read.example/' || n, case n when 1 then 'Stored' else 'Unchanged' end, id from brought, generate_series(1, 10) n
            """, Cancelled));
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("analyze polls, poll_items", Cancelled));
        var plan = await ExplainAsync(db => db.Samples([feed.SourceId], 50));
        Assert.Contains("Index Scan Backward using ix_polls_feed_id_started_at1", plan, StringComparison.Ordinal);
        Assert.Contains("ix_poll_items_poll_id", plan, StringComparison.Ordinal);
    }

    private async Task LookAsync(TimeProvider clock)
    {
        await using var process = pipeline.AnotherWith(services => services.AddSingleton(clock));
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeWatch>().LookAsync(Cancelled);
    }

    private Task<Feed> AddFeedAsync(string name) => pipeline.AddFeedAsync(new Uri($"https://{name}.example/rss"));

    private Task<int> AddPollsAsync(Feed feed, IEnumerable<(DateTimeOffset At, int Stored)> polls) => pipeline.WithDbAsync(db =>
    {
        db.Polls.AddRange(polls.Select(poll => new Poll { FeedId = feed.Id, StartedAt = poll.At, FinishedAt = poll.At, Outcome = PollOutcome.Succeeded, Stored = poll.Stored, Seen = poll.Stored }));
        return db.SaveChangesAsync(Cancelled);
    });

    /// <summary>How the server would answer a query, where it may not read whole tables.</summary>
    private Task<string> ExplainAsync<T>(Func<NewsTrackerDbContext, IQueryable<T>> query) => pipeline.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "explain " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancelled))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    });

    private Task<List<Notice>> NoticesAsync(string type, long id) =>
        pipeline.WithDbAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectType == type && n.SubjectId == $"{id}").ToListAsync(Cancelled));
}
