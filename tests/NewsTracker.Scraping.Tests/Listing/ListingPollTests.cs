using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Listing;

/// <summary>A listing page polled like any feed, page after page while there is news.</summary>
public sealed class ListingPollTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("""{ "items": ".card", "date": ".card-date", "next": ".pagination a", "pages": 9 }""")]
    public async Task A_listing_page_is_followed_to_its_last_page_once_and_then_read_as_far_as_it_is_new(string? rules)
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.PagedListingPath));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, rules), Cancelled));

        var first = await pipeline.PollAsync(feed);
        Assert.Equal(PollOutcome.Succeeded, first.Outcome);
        Assert.Equal(NewsroomCatalogue.OnCards.Select(article => article.Path), first.Items.OrderBy(item => item.Id).Select(item => new Uri(item.Url).AbsolutePath));
        Assert.All(first.Items, item => Assert.Equal(PollItemOutcome.Stored, item.Outcome));
        Assert.Equal(FeedKind.Listing, await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).Select(f => f.Kind).SingleAsync(Cancelled)));

        var second = await pipeline.PollAsync(feed, recheck: true);
        Assert.Equal(NewsroomCatalogue.CardsOnPage, second.Seen);
        Assert.Equal((0, 0), (second.Stored, second.Failed));
    }

    [Fact]
    public async Task A_selector_that_matches_nothing_is_said_in_the_ledger()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.PagedListingPath));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, """{ "items": ".gone" }"""), Cancelled));
        var poll = await pipeline.PollAsync(feed);
        Assert.Equal(PollOutcome.NotAFeed, poll.Outcome);
        Assert.Contains(".gone", poll.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_page_is_kept_also_where_the_selectors_find_nothing_on_it()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.PagedListingPath));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, """{ "items": ".gone" }"""), Cancelled));
        Task<(ListingSnapshot Snapshot, byte[] Content)?> FindAsync() => pipeline.WithAsync((ListingSnapshots snapshots) => snapshots.FindAsync(feed.Url, Cancelled));

        Assert.Null(await FindAsync());
        await pipeline.PollAsync(feed);
        var (first, content) = (await FindAsync())!.Value;
        Assert.Contains("card", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        Assert.Equal(content.Length, first.Length);

        await pipeline.PollAsync(feed, recheck: true);
        Assert.Equal(first.FetchedAt, (await FindAsync())!.Value.Snapshot.FetchedAt);

        await pipeline.WithDbAsync(db => db.ListingSnapshots.Where(s => s.FeedId == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.BrotliContent, new byte[] { 6 }).SetProperty(s => s.Length, 0), Cancelled));
        await pipeline.PollAsync(feed, recheck: true);
        var (second, again) = (await FindAsync())!.Value;
        Assert.True(second.FetchedAt > first.FetchedAt);
        Assert.Equal(content, again);
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.ListingSnapshots.CountAsync(s => s.FeedId == feed.Id, Cancelled)));
    }

    [Fact]
    public async Task One_that_matches_nothing_beside_the_items_is_said_too_and_told_of_after_three_polls_until_it_matches()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.PagedListingPath));
        Task<int> SetRulesAsync(string rules) =>
            pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, rules), Cancelled));
        Task<List<string>> ToldAsync() => pipeline.WithDbAsync(db => db.Notices.Where(n => n.Key == $"listing-selectors:{feed.Id}" && n.ResolvedAt == null).Select(n => n.Text).ToListAsync(Cancelled));

        await SetRulesAsync("""{ "items": ".card", "headline": ".card-title-of-old", "date": ".card-date", "next": ".pager-of-old", "pages": 9 }""");
        var poll = await pipeline.PollAsync(feed, recheck: true);
        Assert.Equal(PollOutcome.Succeeded, poll.Outcome);
        Assert.EndsWith("""Nothing on the page was found by: headline (".card-title-of-old"); next (".pager-of-old").""", poll.Message, StringComparison.Ordinal);
        await pipeline.PollAsync(feed, recheck: true);
        Assert.Empty(await ToldAsync());
        await pipeline.PollAsync(feed, recheck: true);
        Assert.Contains("""headline (".card-title-of-old"); next (".pager-of-old")""", Assert.Single(await ToldAsync()), StringComparison.Ordinal);

        await SetRulesAsync("""{ "items": ".card", "date": ".card-date", "next": ".pagination a", "pages": 9 }""");
        await pipeline.PollAsync(feed, recheck: true);
        Assert.Empty(await ToldAsync());
    }
}
