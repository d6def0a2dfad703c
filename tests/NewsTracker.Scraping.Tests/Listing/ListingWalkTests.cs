using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Listing;

/// <summary>Which pages of a listing a poll reads, after one that did not read them all.</summary>
public sealed class ListingWalkTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task A_page_that_fails_is_said_and_the_next_poll_reads_it_although_the_page_before_is_known()
    {
        var feed = await ListedAsync(["/a", "/b"], ["/c", "/d"], ["/e"]);
        Site.Answers["/list/2"] = _ => Results.StatusCode(500);
        var first = await Pipeline.PollAsync(feed);
        Assert.Equal("2 listed, 2 new. 1 of 2 parts could not be read. 127.0.0.1 answered 500 (Internal Server Error).", first.Message);

        List(2, 3, "/c", "/d");
        Assert.Equal("5 listed, 3 new.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal("2 listed, 0 new.", (await Pipeline.PollAsync(feed)).Message);
    }

    [Fact]
    public async Task A_page_that_is_not_there_ends_the_list()
    {
        var feed = await ListedAsync(["/a", "/b"]);
        List(1, 2, "/a", "/b");
        Assert.Equal("2 listed, 2 new.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal("2 listed, 0 new.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal(1, Site.Requests["/list/2"]);
    }

    [Theory]
    [InlineData(PollOutcome.Abandoned)]
    [InlineData(PollOutcome.GivenBack)]
    [InlineData(PollOutcome.Faulted)]
    public async Task After_a_poll_that_was_broken_off_all_pages_are_read_again(PollOutcome outcome)
    {
        var feed = await ListedAsync(["/a"], ["/b"]);
        await Pipeline.PollAsync(feed);
        List(1, 2, "/new-1", "/new-2");
        List(2, 3, "/new-3");
        List(3, null, "/a", "/b");

        // It had stored what the first page lists, and noted nothing; then the host failed for a while.
        Site.Answers["/rss"] = _ => Site.Rss("/new-1", "/new-2");
        await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/rss")));
        await Pipeline.WithDbAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Polls.Add(new Poll { FeedId = feed.Id, StartedAt = now, FinishedAt = now, Outcome = outcome });
            db.Polls.Add(new Poll { FeedId = feed.Id, StartedAt = now.AddMilliseconds(1), FinishedAt = now.AddMilliseconds(1), Outcome = PollOutcome.FetchFailed });
            return db.SaveChangesAsync(Cancelled);
        });

        Assert.Equal("5 listed, 1 new.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal("2 listed, 0 new.", (await Pipeline.PollAsync(feed)).Message);
    }

    [Fact]
    public async Task More_than_one_poll_takes_is_taken_by_those_that_follow()
    {
        await using var process = Pipeline.Another(new KeyValuePair<string, string?>("Scraping:MaxItemsPerPoll", "2"));
        var feed = await ListedAsync(["/a", "/b"], ["/c", "/d"], ["/e"]);
        Assert.Equal("5 listed, 2 new, 3 left for the next poll.", (await Pipeline.PollAsync(process, feed)).Message);
        Assert.Equal("5 listed, 2 new, 2 more as they were, 1 left for the next poll.", (await Pipeline.PollAsync(process, feed)).Message);
        Assert.Equal("5 listed, 1 new, 3 more as they were.", (await Pipeline.PollAsync(process, feed)).Message);
        Assert.Equal("2 listed, 0 new.", (await Pipeline.PollAsync(process, feed)).Message);
    }

    [Fact]
    public async Task A_page_that_filters_keep_out_is_as_little_news_as_one_that_is_known()
    {
        var feed = await ListedAsync(["/sport/a", "/sport/b"], ["/sport/c"]);
        await Pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == feed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, """{ "excludeUrls": ["/sport/"] }"""), Cancelled));
        Assert.Equal("3 listed, 0 new, 3 filtered.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal("2 listed, 0 new, 2 filtered.", (await Pipeline.PollAsync(feed)).Message);
        Assert.Equal(1, Site.Requests["/list/2"]);
    }

    private async Task<Feed> ListedAsync(params string[][] pages)
    {
        for (var i = 0; i < pages.Length; i++)
        {
            List(i + 1, i + 1 < pages.Length ? i + 2 : null, pages[i]);
        }

        var feed = await Pipeline.AddFeedAsync(Site.Address("/list/1"));
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, """{ "items": ".card", "next": ".next", "pages": 9 }"""), Cancelled));
        return feed;
    }

    private void List(int page, int? next, params string[] paths)
    {
        Site.Answers[$"/list/{page}"] = _ => Results.Content(
            $"<!DOCTYPE html><html lang=\"en\"><head><title>News</title></head><body><main>{string.Concat(paths.Select(path => $"<div class=\"card\"><a href=\"{path}\">News of {path}</a></div>"))}{(next is null ? "" : $"<a class=\"next\" href=\"/list/{next}\">Next</a>")}</main></body></html>",
            "text/html; charset=utf-8");
        foreach (var path in paths)
        {
            Site.Answers.TryAdd(path, _ => Results.Content(
                $"<!DOCTYPE html><html lang=\"en\"><head><title>News of {path}</title></head><body><main><article><h1>News of {path}</h1><p>The council of district {path} decided on Tuesday to repair the old bridge over the river, after months in which lorries had to take the long way through the hills of {path}.</p></article></main></body></html>",
                "text/html; charset=utf-8"));
        }
    }
}
