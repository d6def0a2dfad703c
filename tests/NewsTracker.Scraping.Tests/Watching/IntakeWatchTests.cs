using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
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
    public async Task Texts_that_shrink_and_rules_that_stop_are_told_of_the_source()
    {
        var feed = await AddFeedAsync("redesigned");
        await AddArticlesAsync(feed.SourceId, 0, 40, words: 300, failures: "[]");
        await AddArticlesAsync(feed.SourceId, 40, 10, words: 30, failures: """[{"field":"Headline","selector":".kicker","why":"gone"}]""");
        await LookAsync(new FakeTimeProvider(Start.AddDays(60)));
        var notices = await NoticesAsync("Source", feed.SourceId);
        Assert.Contains(notices, notice => notice.Text.Contains("30 words", StringComparison.Ordinal) && notice.Text.Contains("300", StringComparison.Ordinal));
        Assert.Contains(notices, notice => notice.Text.Contains("Headline .kicker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_that_has_stopped_is_told_of_until_it_matches_again_and_no_longer()
    {
        const string Stopped = """[{"field":"Headline","selector":".kicker","why":"gone"}]""";
        var feed = await AddFeedAsync("unmended");
        await AddArticlesAsync(feed.SourceId, 0, 30, words: 300, failures: "[]");
        await AddArticlesAsync(feed.SourceId, 30, 20, words: 300, failures: Stopped);
        var clock = new FakeTimeProvider(Start.AddDays(60));
        await LookAsync(clock);
        await AddArticlesAsync(feed.SourceId, 50, 50, words: 300, failures: Stopped);
        await LookAsync(clock);
        Assert.Null(Assert.Single(await NoticesAsync("Source", feed.SourceId)).ResolvedAt);

        await AddArticlesAsync(feed.SourceId, 100, 10, words: 300, failures: "[]");
        await LookAsync(clock);
        Assert.NotNull(Assert.Single(await NoticesAsync("Source", feed.SourceId)).ResolvedAt);
    }

    [Fact]
    public async Task Arrivals_are_read_from_their_own_index_however_many_polls_brought_nothing()
    {
        var feed = await AddFeedAsync("busy");
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed) select {feed.Id}, {Start}::timestamptz + n * interval '1 minute', 'NotModified', 0, 0, 0, 0 from generate_series(1, 5000) n", Cancelled));
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("analyze polls", Cancelled));
        var plan = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
            await using var command = db.Arrivals([feed.Id], TimeSpan.FromDays(70), 40).CreateDbCommand();
            command.CommandText = "explain " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync(Cancelled);
            var lines = new List<string>();
            while (await reader.ReadAsync(Cancelled))
            {
                lines.Add(reader.GetString(0));
            }

            return string.Join('\n', lines);
        });
        Assert.Contains("ix_polls_feed_id_started_at1", plan, StringComparison.Ordinal);
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

    private Task<int> AddArticlesAsync(long source, int first, int count, int words, string failures) => pipeline.WithDbAsync(async db =>
    {
        var rules = System.Text.Json.JsonSerializer.Deserialize<List<Dictionary<string, string>>>(failures)!;
        var text = string.Join(' ', Enumerable.Repeat("word", words));
        for (var i = 0; i < count; i++)
        {
            var at = Start.AddHours(first + i);
            var article = new Article { SourceId = source, Headline = "Seeded", BodyText = text, Origin = ArticleOrigin.Feed, DatedAt = at, FirstSeenAt = at, LastChangedAt = at, RevisionCount = 1 };
            article.Revisions.Add(new Revision
            {
                Headline = "Seeded",
                BodyText = text,
                FetchedAt = at,
                TextHash = [],
                Origins = new Dictionary<string, string>(),
                EngineVersion = 1,
                RuleFailures = [.. rules.Select(rule => new NewsTracker.Core.Extraction.RuleFailure(Enum.Parse<NewsTracker.Core.Extraction.ArticleField>(rule["field"]), rule["selector"], rule["why"]))],
            });
            db.Articles.Add(article);
        }

        return await db.SaveChangesAsync(Cancelled);
    });

    private Task<List<Notice>> NoticesAsync(string type, long id) =>
        pipeline.WithDbAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectType == type && n.SubjectId == $"{id}").ToListAsync(Cancelled));
}
