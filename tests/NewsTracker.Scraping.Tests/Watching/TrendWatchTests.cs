using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Watching;

namespace NewsTracker.Scraping.Tests.Watching;

public sealed class TrendWatchTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_that_shrink_and_rules_that_stop_are_told_of_their_feed()
    {
        var feed = await AddFeedAsync("redesigned");
        await AddArticlesAsync(feed, 40, words: 300);
        await AddArticlesAsync(feed, 10, words: 30, failing: ".kicker");
        await LookAsync();
        var notices = await NoticesAsync(feed.Id);
        Assert.Equal(2, notices.Count);
        var shrunk = notices.Single(notice => notice.Key.StartsWith("feed-shrunk:", StringComparison.Ordinal));
        Assert.Equal($"/articles?source={feed.SourceId}", shrunk.Link);
        Assert.StartsWith($"The last 10 articles have 30 words in the median, the 40 before them had 300. They come from {feed.Url}.", shrunk.Text, StringComparison.Ordinal);
        Assert.Contains("Headline .kicker", notices.Single(notice => notice != shrunk).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_never_matched_on_a_new_feed_of_an_old_source_has_not_stopped()
    {
        var (old, young) = (await AddFeedAsync("grown", "world"), await AddFeedAsync("grown", "sport"));
        await AddArticlesAsync(old, 50, words: 300);
        await AddArticlesAsync(young, 12, words: 300, failing: ".kicker");
        await LookAsync();
        await AddArticlesAsync(young, 18, words: 300, failing: ".kicker");
        await LookAsync();
        Assert.Empty(await NoticesAsync(young.Id));
    }

    [Fact]
    public async Task A_rule_that_matches_again_is_mended_though_it_never_matched_on_another_feed()
    {
        var (world, sport) = (await AddFeedAsync("mended", "world"), await AddFeedAsync("mended", "sport"));
        await AddArticlesAsync(world, 40, words: 300);
        await AddArticlesAsync(sport, 30, words: 300, failing: ".kicker");
        await AddArticlesAsync(world, 10, words: 300, failing: ".kicker");
        await LookAsync();
        Assert.Null(Assert.Single(await NoticesAsync(world.Id)).ResolvedAt);

        await AddArticlesAsync(world, 10, words: 300);
        await LookAsync();
        Assert.NotNull(Assert.Single(await NoticesAsync(world.Id)).ResolvedAt);
        Assert.Empty(await NoticesAsync(sport.Id));
    }

    [Fact]
    public async Task A_rule_that_has_stopped_is_told_of_until_it_matches_again_and_no_longer()
    {
        var feed = await AddFeedAsync("unmended");
        await AddArticlesAsync(feed, 30, words: 300);
        await AddArticlesAsync(feed, 20, words: 300, failing: ".kicker");
        await LookAsync();
        await AddArticlesAsync(feed, 50, words: 300, failing: ".kicker");
        await LookAsync();
        Assert.Null(Assert.Single(await NoticesAsync(feed.Id)).ResolvedAt);

        await AddArticlesAsync(feed, 10, words: 300);
        await LookAsync();
        Assert.NotNull(Assert.Single(await NoticesAsync(feed.Id)).ResolvedAt);
    }

    [Fact]
    public async Task Known_articles_that_are_read_again_behind_a_wall_have_shrunk_and_are_no_measure_of_what_was()
    {
        var feed = await AddFeedAsync("walled");
        await AddArticlesAsync(feed, 14, words: 300, then: 30);
        await LookAsync();
        Assert.Contains("30 words in the median, articles of this feed as first read had 300.", Assert.Single(await NoticesAsync(feed.Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Short_texts_that_print_a_date_before_the_long_ones_have_shrunk_since_they_came_in_later()
    {
        var feed = await AddFeedAsync("undated");
        await AddArticlesAsync(feed, 40, words: 300, dated: Start.AddHours(9));
        await AddArticlesAsync(feed, 14, words: 30, dated: Start);
        await LookAsync();
        Assert.Single(await NoticesAsync(feed.Id));
    }

    [Fact]
    public async Task A_busy_feed_of_long_texts_hides_no_other_feed_of_its_source()
    {
        var (walled, open) = (await AddFeedAsync("two", "world"), await AddFeedAsync("two", "sport"));
        await AddArticlesAsync(walled, 20, words: 300);
        for (var day = 0; day < 10; day++)
        {
            await AddArticlesAsync(walled, 1, words: 30);
            await AddArticlesAsync(open, 2, words: 300);
        }

        await LookAsync();
        Assert.Single(await NoticesAsync(walled.Id));
        Assert.Empty(await NoticesAsync(open.Id));
    }

    [Fact]
    public async Task Texts_that_shrank_are_told_of_until_they_are_long_again_however_many_come_in_meanwhile()
    {
        var feed = await AddFeedAsync("shrunk");
        await AddArticlesAsync(feed, 50, words: 300);
        await AddArticlesAsync(feed, 10, words: 30);
        await LookAsync();
        await AddArticlesAsync(feed, 60, words: 30);
        await LookAsync();
        await LookAsync();
        var notice = Assert.Single(await NoticesAsync(feed.Id));
        Assert.Equal((3, null), (notice.Count, notice.ResolvedAt));
        Assert.Contains("30 words in the median, texts before they shrank had 300.", notice.Text, StringComparison.Ordinal);

        await AddArticlesAsync(feed, 10, words: 200);
        await LookAsync();
        Assert.NotNull(Assert.Single(await NoticesAsync(feed.Id)).ResolvedAt);
    }

    [Fact]
    public async Task Texts_in_a_script_without_spaces_have_words_too()
    {
        var feed = await AddFeedAsync("chinese");
        await AddArticlesAsync(feed, 40, words: 600, word: "禁", between: "");
        await AddArticlesAsync(feed, 10, words: 60, word: "禁", between: "");
        await LookAsync();
        Assert.Contains("have 30 words in the median, the 40 before them had 300.", Assert.Single(await NoticesAsync(feed.Id)).Text, StringComparison.Ordinal);
    }

    private async Task LookAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeWatch>().LookAsync(Cancelled);
    }

    private Task<Feed> AddFeedAsync(string name, string path = "rss") => pipeline.AddFeedAsync(new Uri($"https://{name}.example/{path}"));

    /// <summary>Articles that one poll brings, an hour after the one before.</summary>
    private Task<int> AddArticlesAsync(Feed feed, int count, int words, int? then = null, string? failing = null, DateTimeOffset? dated = null, string word = "word", string between = " ") => pipeline.WithDbAsync(async db =>
    {
        var at = Start.AddHours(await db.Polls.CountAsync(Cancelled));
        List<string> texts = [.. new[] { words, then }.OfType<int>().Select(length => string.Join(between, Enumerable.Repeat(word, length)))];
        List<Article> articles = [.. Enumerable.Range(0, count).Select(_ => ArticleOf(feed, texts, failing, at, dated ?? at))];
        db.Articles.AddRange(articles);
        await db.SaveChangesAsync(Cancelled);
        var poll = new Poll { FeedId = feed.Id, StartedAt = at, FinishedAt = at, Outcome = PollOutcome.Succeeded, Stored = count, Seen = count };
        poll.Items.AddRange(articles.Select(article => new PollItem { PollId = 0, Url = feed.Url, Outcome = PollItemOutcome.Stored, ArticleId = article.Id }));
        db.Polls.Add(poll);
        return await db.SaveChangesAsync(Cancelled);
    });

    private static Article ArticleOf(Feed feed, List<string> texts, string? failing, DateTimeOffset at, DateTimeOffset dated)
    {
        var article = new Article { SourceId = feed.SourceId, Headline = "Seeded", BodyText = texts[^1], Origin = ArticleOrigin.Feed, DatedAt = dated, FirstSeenAt = at, LastChangedAt = at, RevisionCount = texts.Count };
        article.Revisions.AddRange(texts.Select((text, i) => new Revision
        {
            Number = i + 1,
            Headline = "Seeded",
            BodyText = text,
            FetchedAt = at,
            TextHash = [],
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
            RuleFailures = failing is null ? [] : [new RuleFailure(ArticleField.Headline, failing, "gone")],
        }));
        return article;
    }

    private Task<List<Notice>> NoticesAsync(long feedId) =>
        pipeline.WithDbAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectType == nameof(Feed) && n.SubjectId == $"{feedId}").ToListAsync(Cancelled));
}
