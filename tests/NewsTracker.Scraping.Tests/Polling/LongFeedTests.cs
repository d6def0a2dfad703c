using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A feed that lists more than one poll takes, here two.</summary>
public sealed class LongFeedTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private readonly PollSite site = new();
    private ServiceProvider? process;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        process = pipeline.Another(new KeyValuePair<string, string?>("Scraping:MaxItemsPerPoll", "2"));
        await site.StartAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await process!.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task What_one_poll_does_not_take_comes_with_the_next_wherever_it_stands()
    {
        var feed = await AddAsync("/one", "/two", "/three", "/four", "/five");
        Assert.Equal("5 listed, 2 new, 3 left for the next poll.", (await PollAsync(feed)).Message);
        Assert.Equal("5 listed, 2 new, 2 more as they were, 1 left for the next poll.", (await PollAsync(feed)).Message);
        Assert.Equal("5 listed, 1 new, 3 more as they were.", (await PollAsync(feed)).Message);
        Assert.Equal(PollOutcome.NotModified, (await PollAsync(feed)).Outcome);
        Assert.All(site.Requests.Where(asked => asked.Key is not ("/feed.xml" or "/robots.txt")), asked => Assert.Equal(1, asked.Value));
    }

    [Fact]
    public async Task Who_asks_for_all_to_be_checked_is_told_what_was_not_and_gets_that_by_asking_again()
    {
        var feed = await AddAsync("/first", "/second", "/third", "/fourth");
        await PollAsync(feed);
        await PollAsync(feed);
        site.Requests.Clear();
        Assert.Equal("4 listed, 0 new, 2 not checked for edits.", (await pipeline.PollAsync(process!, feed, recheck: true)).Message);
        await pipeline.PollAsync(process!, feed, recheck: true);
        Assert.Equal(["/first", "/fourth", "/second", "/third"], site.Requests.Keys.Where(path => path is not ("/feed.xml" or "/robots.txt")).Order());
    }

    [Fact]
    public async Task What_is_gone_does_not_keep_others_from_being_checked()
    {
        var feed = await AddAsync("/gone/one", "/gone/two", "/there/one", "/there/two");
        await PollAsync(feed);
        await PollAsync(feed);
        site.Answers["/gone/one"] = site.Answers["/gone/two"] = _ => Results.StatusCode(404);
        site.Requests.Clear();
        await pipeline.PollAsync(process!, feed, recheck: true);
        await pipeline.PollAsync(process!, feed, recheck: true);
        Assert.Superset(new HashSet<string>(["/there/one", "/there/two"]), site.Requests.Keys.ToHashSet());
    }

    [Fact]
    public async Task What_filters_keep_out_uses_up_no_poll_and_is_told_all_the_same()
    {
        var feed = await AddAsync("/sport/one", "/sport/two", "/sport/three", "/news/one", "/news/two");
        await pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == feed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, """{ "excludeUrls": ["/sport/"] }"""), Cancelled));
        Assert.Equal(2, (await PollAsync(feed)).Stored);
        await PollAsync(feed);
        Assert.Equal("5 listed, 0 new, 2 filtered, 3 more as they were.", (await PollAsync(feed)).Message);
        Assert.Equal(3, await pipeline.WithDbAsync(db => db.PollItems.Where(i => i.Outcome == PollItemOutcome.Filtered).Select(i => i.Url).Distinct().CountAsync(Cancelled)));
    }

    [Fact]
    public async Task What_failed_stands_behind_what_is_new()
    {
        var feed = await AddAsync("/broken/one", "/broken/two", "/new/one", "/new/two");
        site.Answers["/broken/one"] = site.Answers["/broken/two"] = _ => Results.StatusCode(500);
        Assert.Equal(2, (await PollAsync(feed)).Failed);
        await pipeline.WithDbAsync(db => db.ItemRetries.ExecuteUpdateAsync(set => set.SetProperty(r => r.NextTryAt, DateTimeOffset.UnixEpoch), Cancelled));
        Assert.Equal(2, (await PollAsync(feed)).Stored);
    }

    [Fact]
    public async Task What_robots_forbids_uses_up_no_poll()
    {
        var feed = await AddAsync("/private/one", "/private/two", "/private/three", "/public/one");
        site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nDisallow: /private/");
        Assert.Equal("4 listed, 0 new, 2 forbidden by robots.txt, 2 left for the next poll.", (await PollAsync(feed)).Message);
        Assert.Equal("4 listed, 1 new, 1 forbidden by robots.txt, 2 more as they were.", (await PollAsync(feed)).Message);
    }

    [Theory]
    [InlineData("<item><title>No link</title></item>", 0)]
    [InlineData("<item><title>A script</title><link>javascript:alert(1)</link></item><item><title>There</title><link>SITE/there</link></item>", 1)]
    public async Task What_has_no_usable_address_is_told_and_one_count_holds_of_the_rest(string items, int listed)
    {
        site.Answers["/feed.xml"] = _ => Results.Text($"<rss version=\"2.0\"><channel><title>News</title>{items.Replace("SITE/", site.Address("/").AbsoluteUri, StringComparison.Ordinal)}</channel></rss>", "application/rss+xml");
        var feed = await pipeline.AddFeedAsync(site.Address("/feed.xml"));
        var poll = await PollAsync(feed);
        Assert.StartsWith($"{listed} listed, 0 new", poll.Message, StringComparison.Ordinal);
        Assert.EndsWith(", 1 item without a usable address.", poll.Message, StringComparison.Ordinal);
        Assert.Equal((listed, listed), (poll.Seen, await pipeline.WithDbAsync(db => db.PollItems.CountAsync(i => i.PollId == poll.Id, Cancelled))));
    }

    private Task<Poll> PollAsync(Feed feed) => pipeline.PollAsync(process!, feed);

    private async Task<Feed> AddAsync(params string[] paths)
    {
        foreach (var path in paths)
        {
            site.Answers[path] = _ => Results.Content(Story(path), "text/html");
        }

        site.Answers["/feed.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : site.Rss(paths);
        };
        return await pipeline.AddFeedAsync(site.Address("/feed.xml"));
    }

    private static string Story(string path) =>
        $"<html><head><title>Deminers return, part {path}</title></head><body><article><h1>Deminers return, part {path}</h1>"
        + $"<p>The ministry said on Tuesday that two teams of deminers had returned to {path} after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";
}
