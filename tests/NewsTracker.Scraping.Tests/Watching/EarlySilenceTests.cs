using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Watching;

namespace NewsTracker.Scraping.Tests.Watching;

/// <summary>Feeds that die early are told of, by what polls write down of them and no test sets by hand.</summary>
public sealed class EarlySilenceTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly PollSite site = new();
    private ServiceProvider? process;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        process = pipeline.Another(clock);
        await site.StartAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await process!.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task One_without_dates_that_brought_something_twice_is_silent_after_a_fortnight()
    {
        var feed = await AddAsync("/undated.xml", Item("/one"), Item("/two"));
        await PollAsync(feed, hoursLater: 0);
        Answer("/undated.xml", Item("/one"), Item("/two"), Item("/three"));
        await PollAsync(feed, hoursLater: 9);
        Assert.Equal(0, await AlarmsAfterAsync(feed, days: 13));
        Assert.Equal(1, await AlarmsAfterAsync(feed, days: 3));
        Assert.Equal(1, await AlarmsAfterAsync(feed, days: 60));
    }

    [Fact]
    public async Task One_that_prints_two_dates_is_silent_by_the_gap_between_them()
    {
        var now = clock.GetUtcNow();
        var lively = await AddAsync("/lively.xml", Item("/new", now.AddHours(-1)), Item("/old", now.AddDays(-2)));
        var rare = await AddAsync("/rare.xml", Item("/this-year", now.AddDays(-1)), Item("/last-year", now.AddDays(-366)));
        await PollAsync(lively, hoursLater: 0);
        await PollAsync(rare, hoursLater: 0);
        Assert.Equal((1, 0), (await AlarmsAfterAsync(lively, days: 16), await AlarmsAfterAsync(rare, days: 0)));
        Assert.Equal((1, 0), (await AlarmsAfterAsync(lively, days: 60), await AlarmsAfterAsync(rare, days: 0)));
        Assert.Equal(1, await AlarmsAfterAsync(rare, days: 700));
    }

    [Fact]
    public async Task One_whose_articles_another_feed_brings_first_is_not_silent_for_as_long_as_it_lists_new_ones()
    {
        var slow = await AddAsync("/slow.xml", Item("/first"));
        await PollAsync(slow, hoursLater: 0);
        var quick = await AddAsync("/quick.xml", Item("/second"));
        await PollAsync(quick, hoursLater: 24 * 16);
        Answer("/slow.xml", Item("/second"), Item("/first"));
        Assert.Equal(0, await AlarmsAfterAsync(slow, days: 1));
        Assert.Equal(1, await AlarmsAfterAsync(slow, days: 70));
    }

    private async Task<int> AlarmsAfterAsync(Feed feed, int days)
    {
        await PollAsync(feed, hoursLater: 24 * days);
        await using var scope = process!.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeWatch>().LookAsync(Cancelled);
        return await pipeline.WithDbAsync(db => db.Notices.CountAsync(n => n.Key == $"feed-silent:{feed.Id}" && n.ResolvedAt == null, Cancelled));
    }

    private Task<Poll> PollAsync(Feed feed, int hoursLater)
    {
        clock.Advance(TimeSpan.FromHours(hoursLater));
        return pipeline.PollAsync(process!, feed);
    }

    private Task<Feed> AddAsync(string path, params string[] items)
    {
        Answer(path, items);
        return pipeline.AddFeedAsync(site.Address(path));
    }

    private void Answer(string path, params string[] items) =>
        site.Answers[path] = _ => Results.Text($"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(items)}</channel></rss>", "application/rss+xml");

    private string Item(string path, DateTimeOffset? at = null)
    {
        site.Answers[path] = _ => Results.Content(Story(path), "text/html");
        return $"<item><title>An item</title><link>{site.Address(path)}</link>{(at is { } date ? $"<pubDate>{date.ToString("R", CultureInfo.InvariantCulture)}</pubDate>" : "")}</item>";
    }

    private static string Story(string path) =>
        $"<html><head><title>Deminers return, part {path}</title></head><body><article><h1>Deminers return, part {path}</h1>"
        + $"<p>The ministry said on Tuesday that two teams of deminers had returned to {path} after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";
}
