using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>A feed with the whole text keeps it while the page cannot be read; the page becomes a revision when it can.</summary>
public sealed class FeedTextTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feeds_text_stands_in_until_the_page_can_be_read()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.FullTextPath));
        var first = Assert.Single((await pipeline.PollAsync(feed)).Items);
        Assert.Equal(PollItemOutcome.Stored, first.Outcome);
        Assert.StartsWith("The feed's text only.", first.Reason, StringComparison.Ordinal);
        var revision = await NewestAsync(first.ArticleId!.Value);
        Assert.Equal((1, "Feed", "Feed"), (revision.Number, revision.Origins["BodyText"], revision.Origins["Headline"]));
        Assert.Equal(["Relay desk"], revision.Authors);
        Assert.True(await IsFeedTextAsync(first.Url));

        // Asked for by hand while the outage lasts: nothing changes.
        var still = Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items);
        Assert.Equal((PollItemOutcome.Unchanged, first.ArticleId), (still.Outcome, still.ArticleId));
        Assert.Equal(1, (await NewestAsync(first.ArticleId.Value)).Number);

        newsroom.HasOutage = false;
        var page = Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items);
        Assert.Equal((PollItemOutcome.Revised, first.ArticleId), (page.Outcome, page.ArticleId));
        var revised = await NewestAsync(first.ArticleId.Value);
        Assert.Equal(2, revised.Number);
        Assert.NotEqual("Feed", revised.Origins["BodyText"]);
        Assert.False(await IsFeedTextAsync(first.Url));
    }

    [Fact]
    public async Task The_feeds_text_came_in_when_its_page_had_failed_and_not_when_that_was_asked_for()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(new UriBuilder(newsroom.AddressOf(NewsroomCatalogue.FullTextPath)) { Query = "?slow" }.Uri);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var begun = clock.GetUtcNow();
        await using var process = pipeline.AnotherWith(
            services => services.AddSingleton<TimeProvider>(clock),
            services => services.AddScoped<IFetcher>(provider => new Slow(ActivatorUtilities.CreateInstance<PoliteFetcher>(provider), clock, feed.Url)));
        var first = Assert.Single((await pipeline.PollAsync(process, feed)).Items);
        Assert.Equal(PollItemOutcome.Stored, first.Outcome);
        var seen = await pipeline.WithDbAsync(db => db.Articles.Where(a => a.Id == first.ArticleId).Select(a => a.FirstSeenAt).SingleAsync(Cancelled));
        Assert.Equal(begun + Slow.Wait, seen, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_the_feed_changes_of_its_text_is_a_revision_until_the_page_can_be_read()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        void Publish(string path, string end, int hour) => site.Answers[path] = _ => Results.Text(
            $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Deminers return to the border</title><link href="{site.Address("/page")}"/><updated>2026-03-01T{hour}:00:00Z</updated>
            <content type="html">&lt;p&gt;{string.Concat(Enumerable.Repeat("The ministry said that its teams of deminers had returned to the villages along the border. ", 8))}{end}&lt;/p&gt;</content></entry></feed>
            """,
            "application/atom+xml");
        Publish("/feed", "Work begins on Monday.", 12);
        var (feed, other) = (await pipeline.AddFeedAsync(site.Address("/feed")), await pipeline.AddFeedAsync(site.Address("/other")));
        var stored = Assert.Single((await pipeline.PollAsync(feed)).Items);
        Assert.Equal(PollItemOutcome.Stored, stored.Outcome);

        Publish("/feed", "Work begins on Tuesday.", 13);
        var revised = Assert.Single((await pipeline.PollAsync(feed)).Items);
        Assert.Equal((PollItemOutcome.Revised, stored.ArticleId), (revised.Outcome, revised.ArticleId));
        Assert.StartsWith("Revision 2. The feed's text only.", revised.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Work begins on Tuesday.", (await NewestAsync(stored.ArticleId!.Value)).BodyText, StringComparison.Ordinal);

        // Looked at once for a change, and not revised in turn by a feed that is behind.
        Assert.Equal(PollItemOutcome.Unchanged, Assert.Single((await pipeline.PollAsync(feed)).Items).Outcome);
        Assert.Equal(2, site.Requests["/page"]);
        Publish("/other", "Work begins on Monday.", 14);
        Assert.Equal(PollItemOutcome.Unchanged, Assert.Single((await pipeline.PollAsync(other)).Items).Outcome);

        site.Answers["/page"] = _ => Results.Content($"<html><body><article><h1>Deminers return to the border</h1><p>{string.Concat(Enumerable.Repeat("The page tells of the deminers in its own words. ", 12))}</p></article></body></html>", "text/html");
        Assert.Equal(PollItemOutcome.Revised, Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items).Outcome);
        site.Answers.TryRemove("/page", out _);
        Publish("/feed", "Work begins on Friday.", 15);
        Assert.NotEqual(PollItemOutcome.Revised, Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items).Outcome);
        Assert.Equal(3, (await NewestAsync(stored.ArticleId.Value)).Number);
    }

    [Fact]
    public async Task A_change_that_the_feed_tells_of_without_its_text_has_the_page_asked_for_once()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        void Publish(int times, int hour) => site.Answers["/feed"] = _ => Results.Text(
            $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Rangers count the storks</title><link href="{site.Address("/page")}"/><updated>2026-03-01T{hour}:00:00Z</updated>
            <content type="html">&lt;p&gt;{string.Concat(Enumerable.Repeat("The rangers said that they had counted the storks of the delta from their boats. ", times))}&lt;/p&gt;</content></entry></feed>
            """,
            "application/atom+xml");
        Publish(times: 8, hour: 12);
        var feed = await pipeline.AddFeedAsync(site.Address("/feed"));
        Assert.Equal(PollItemOutcome.Stored, Assert.Single((await pipeline.PollAsync(feed)).Items).Outcome);
        Publish(times: 1, hour: 13);
        Assert.StartsWith("The feed's text has nothing new.", Assert.Single((await pipeline.PollAsync(feed)).Items).Reason, StringComparison.Ordinal);
        await pipeline.PollAsync(feed);
        Assert.Equal(2, site.Requests["/page"]);
    }

    [Fact]
    public async Task A_place_that_changes_all_the_time_is_a_revision_as_seldom_as_the_page_would_be_looked_at()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock));
        var feed = await pipeline.AddFeedAsync(site.Address("/feed"));
        async Task<PollItem> ReadAsync(string day, int comments, int hour)
        {
            site.Answers["/feed"] = _ => Results.Text(
                $"""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Pilots look for the cranes</title><link href="{site.Address("/page")}"/><updated>2026-03-01T{hour}:00:00Z</updated>
                <content type="html">&lt;p&gt;{string.Concat(Enumerable.Repeat("The pilots said that they had looked for the cranes of the marshes from their planes. ", 8))}They fly on {day}.&lt;/p&gt;&lt;p&gt;{comments} readers have commented on this.&lt;/p&gt;</content></entry></feed>
                """,
                "application/atom+xml");
            return Assert.Single((await pipeline.PollAsync(process, feed)).Items);
        }

        Assert.Equal(PollItemOutcome.Stored, (await ReadAsync("Monday", comments: 4, hour: 10)).Outcome);
        Assert.Equal(PollItemOutcome.Revised, (await ReadAsync("Monday", comments: 5, hour: 11)).Outcome);
        var restless = await ReadAsync("Monday", comments: 6, hour: 12);
        Assert.Equal(PollItemOutcome.Unchanged, restless.Outcome);
        Assert.StartsWith("The feed's text differs only where it changed the last time", restless.Reason, StringComparison.Ordinal);

        // An edit elsewhere is taken at once, and what waited at the hour of the plan.
        Assert.Equal(PollItemOutcome.Revised, (await ReadAsync("Friday", comments: 7, hour: 13)).Outcome);
        Assert.Equal(PollItemOutcome.Unchanged, (await ReadAsync("Friday", comments: 8, hour: 14)).Outcome);
        clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(PollItemOutcome.Revised, (await ReadAsync("Friday", comments: 9, hour: 15)).Outcome);
    }

    [Fact]
    public async Task A_newest_passage_that_is_written_anew_is_a_revision_each_time_until_there_are_many()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock));
        var feed = await pipeline.AddFeedAsync(site.Address("/feed"));
        async Task<PollItemOutcome> ReadAsync(string passage, int minute)
        {
            site.Answers["/feed"] = _ => Results.Text(
                $"""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Herders wait for the geese</title><link href="{site.Address("/page")}"/><updated>2026-03-01T10:{minute}:00Z</updated>
                <content type="html">&lt;p&gt;{string.Concat(Enumerable.Repeat("The herders said that they had waited for the geese of the plains beside their tents. ", 8))}&lt;/p&gt;&lt;p&gt;{passage}&lt;/p&gt;</content></entry></feed>
                """,
                "application/atom+xml");
            return Assert.Single((await pipeline.PollAsync(process, feed)).Items).Outcome;
        }

        string[] flocks = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
        Assert.Equal(
            [PollItemOutcome.Stored, .. Enumerable.Repeat(PollItemOutcome.Revised, 11)],
            await flocks.ToAsyncEnumerable().Select(async (flock, i, _) => await ReadAsync($"{flock} flock came past the {flock}.", 10 + i)).ToListAsync(Cancelled));
        Assert.Equal(PollItemOutcome.Unchanged, await ReadAsync("Another flock came past the others.", 30));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(PollItemOutcome.Revised, await ReadAsync("One more flock came past them all.", 31));
    }

    [Fact]
    public async Task No_other_address_is_asked_for_the_page_when_one_has_brought_it()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(new UriBuilder(newsroom.AddressOf(NewsroomCatalogue.FullTextPath)) { Query = "?alias" }.Uri);
        var stored = Assert.Single((await pipeline.PollAsync(feed)).Items);
        var alias = newsroom.AddressOf("/alias").AbsoluteUri;
        await pipeline.WithDbAsync(db =>
        {
            db.ArticleAddresses.Add(new Core.Articles.ArticleAddress { Url = alias, ArticleId = stored.ArticleId!.Value, IsFeedText = true, CheckedAt = TimeProvider.System.GetUtcNow() });
            return db.SaveChangesAsync(Cancelled);
        });
        newsroom.HasOutage = false;
        Assert.Equal(PollItemOutcome.Revised, Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items).Outcome);
        Assert.False(await IsFeedTextAsync(alias));
    }

    private Task<Core.Articles.Revision> NewestAsync(long articleId) =>
        pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number).FirstAsync(Cancelled));

    private Task<bool> IsFeedTextAsync(string url) => pipeline.WithDbAsync(db => db.ArticleAddresses.Where(a => a.Url == url).Select(a => a.IsFeedText).SingleAsync(Cancelled));

    /// <summary>Pages wait for their turn; the feed does not.</summary>
    private sealed class Slow(IFetcher fetcher, FakeTimeProvider clock, string feed) : IFetcher
    {
        public static readonly TimeSpan Wait = TimeSpan.FromMinutes(4);

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            if (request.Url.AbsoluteUri != feed)
            {
                clock.Advance(Wait);
            }

            return fetcher.FetchAsync(request, cancellationToken);
        }
    }
}
