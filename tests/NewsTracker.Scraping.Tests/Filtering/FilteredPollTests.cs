using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Filtering;

/// <summary>Filters in a poll of the sample newsroom: what they keep out stands in the ledger with its reason, is not stored, and is not fetched again.</summary>
public sealed class FilteredPollTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_filters_keep_out_is_in_the_ledger_and_comes_in_once_they_let_it()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.RssPath));
        var listed = NewsroomCatalogue.ListedIn(NewsroomFeed.Rss);
        const string Own = """{ "excludeUrls": ["/devd/"], "includeLanguages": ["en"] }""";
        await SetOwnAsync(feed, Own);
        await pipeline.WithDbAsync(db =>
        {
            db.Settings.Add(new Setting { Key = GlobalFilters.Key, Value = """{"includeWords":["Lithuania*"]}""" });
            return db.SaveChangesAsync(Cancelled);
        });

        var poll = await pipeline.PollAsync(feed);
        var filtered = poll.Items.Where(item => item.Outcome == PollItemOutcome.Filtered).ToList();
        Assert.Contains(filtered, item => item.Reason!.Contains("/devd/", StringComparison.Ordinal));
        Assert.Contains(filtered, item => item.Reason!.EndsWith("(filters for all sources)", StringComparison.Ordinal));
        Assert.DoesNotContain(newsroom.Requests, request => request.Path.StartsWith("/devd/", StringComparison.Ordinal));
        var stored = await pipeline.WithDbAsync(db => db.Articles.AsNoTracking().ToListAsync(Cancelled));
        Assert.NotEmpty(stored);
        Assert.True(stored.Count < listed.Count);
        Assert.All(stored, article => Assert.Contains("Lithuania", article.Headline + article.BodyText, StringComparison.Ordinal));

        // The filters said no once and are the same: nobody asks the publisher again.
        var asked = newsroom.Requests.Count(request => request.Path == new Uri(filtered[^1].Url).AbsolutePath);
        await SetOwnAsync(feed, Own);
        var again = await pipeline.PollAsync(feed);
        Assert.Equal(filtered.Select(item => (item.Url, item.Reason)), again.Items.Where(item => item.Outcome == PollItemOutcome.Filtered).Select(item => (item.Url, item.Reason)));
        Assert.Equal(asked, newsroom.Requests.Count(request => request.Path == new Uri(filtered[^1].Url).AbsolutePath));

        await pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key == GlobalFilters.Key).ExecuteDeleteAsync(Cancelled));
        await SetOwnAsync(feed, null);
        var open = await pipeline.PollAsync(feed);
        Assert.DoesNotContain(open.Items, item => item.Outcome == PollItemOutcome.Filtered);
        Assert.Equal(listed.Count, await pipeline.WithDbAsync(db => db.Articles.CountAsync(Cancelled)));
    }

    private Task<int> SetOwnAsync(Feed feed, string? filters) => pipeline.WithDbAsync(async db =>
    {
        // The feed must answer in full, as it would after a change at the publisher's.
        await db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.ETag, (string?)null).SetProperty(f => f.LastModified, (string?)null), Cancelled);
        return await db.Sources.Where(s => s.Id == feed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, filters), Cancelled);
    });
}
