using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.BackFill;

/// <summary>Back-fills of the sample newsroom, whose robots.txt names a news sitemap.</summary>
public sealed class BackFillWorkTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(null, "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stores_what_the_sitemap_lists_of_the_days_asked_for_and_nothing_twice()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var listed = NewsroomCatalogue.ListedIn(NewsroomFeed.Sitemap);
        var days = listed.Select(article => DateOnly.FromDateTime(article.Published.Local)).Order().ToList();
        var range = new BackFillRange(days[0], days[days.Count / 2]);
        var expected = listed.Where(article => range.Contains(DateOnly.FromDateTime(article.Published.Local))).Select(article => article.Path).Order(StringComparer.Ordinal).ToList();
        Assert.InRange(expected.Count, 1, listed.Count - 1);
        var sourceId = await AddSourceAsync(newsroom);

        var id = await EnqueueAsync(sourceId, range, archive: null);
        await RunAsync(id);
        Assert.Equal((JobState.Succeeded, expected.Count), await EndAsync(id));
        Assert.Equal(expected, await StoredAsync(sourceId));

        // Again: known already, so nothing is fetched but the sitemap.
        var before = newsroom.Requests.Count(request => expected.Contains(request.Path));
        var again = await EnqueueAsync(sourceId, range, archive: null);
        await RunAsync(again);
        Assert.Equal(JobState.Succeeded, (await EndAsync(again)).State);
        Assert.Equal(before, newsroom.Requests.Count(request => expected.Contains(request.Path)));
        Assert.Equal(expected, await StoredAsync(sourceId));
    }

    [Fact]
    public async Task Nothing_of_a_source_that_was_removed_is_fetched()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var sourceId = await AddSourceAsync(newsroom);
        await pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, DateTimeOffset.UnixEpoch), Cancelled));
        var id = await EnqueueAsync(sourceId, new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        await RunAsync(id);
        Assert.Empty(newsroom.Requests);
        var job = await pipeline.WithDbAsync(db => db.Set<Job>().SingleAsync(j => j.Id == id, Cancelled));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("was removed", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_read_it_has_failed_at_once_and_says_why()
    {
        var sourceId = await pipeline.WithDbAsync(async db =>
        {
            var source = new Source { Name = "Nobody", HomeUrl = "http://127.0.0.1:9/", CreatedAt = TimeProvider.System.GetUtcNow() };
            db.Sources.Add(source);
            await db.SaveChangesAsync(Cancelled);
            return source.Id;
        });
        var id = await EnqueueAsync(sourceId, new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        await RunAsync(id);
        var job = await pipeline.WithDbAsync(db => db.Set<Job>().SingleAsync(j => j.Id == id, Cancelled));
        Assert.Equal((JobState.Failed, 1), (job.State, job.Attempts));
        Assert.Contains("No sitemap and no archive page could be read. 127.0.0.1 did not accept a connection", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_pages_are_read_where_they_are_named_and_robots_txt_holds_for_them()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var sourceId = await AddSourceAsync(newsroom);
        var range = new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1));

        // The section front stands in for an archive: the newsroom answers it whatever the query says.
        var open = await EnqueueAsync(sourceId, range, newsroom.AddressOf(NewsroomCatalogue.ListingPath) + "?day={yyyy}-{MM}-{dd}");
        await RunAsync(open);
        Assert.Equal(JobState.Succeeded, (await EndAsync(open)).State);
        Assert.Contains(newsroom.Requests, request => request.PathAndQuery.Contains("day=2019-05-01", StringComparison.Ordinal));
        Assert.True(await pipeline.WithDbAsync(db => db.Set<BackFillItem>().CountAsync(i => i.JobId == open && i.Outcome == PollItemOutcome.Stored, Cancelled)) > 0);

        var forbidden = await EnqueueAsync(sourceId, range, newsroom.BaseAddress + "private/{yyyy}/{MM}");
        await RunAsync(forbidden);
        Assert.DoesNotContain(newsroom.Requests, request => request.Path.StartsWith("/private/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_broken_off_while_it_takes_articles_in_goes_on_and_fetches_none_twice()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var sourceId = await AddSourceAsync(newsroom);
        var listed = NewsroomCatalogue.ListedIn(NewsroomFeed.Sitemap);
        var range = new BackFillRange(listed.Min(a => DateOnly.FromDateTime(a.Published.Local)), listed.Max(a => DateOnly.FromDateTime(a.Published.Local)));
        var id = await EnqueueAsync(sourceId, range, archive: null);
        using var stopping = new CancellationTokenSource();
        var running = RunAsync(id, stopping);
        while (!running.IsCompleted && await pipeline.WithDbAsync(db => db.Set<BackFillItem>().CountAsync(i => i.JobId == id && i.Outcome != null, Cancelled)) == 0)
        {
            await Task.Yield();
        }

        await stopping.CancelAsync();
        await running;
        await RunAsync(id);
        Assert.Equal((JobState.Succeeded, listed.Count), await EndAsync(id));
        var paths = listed.Select(article => article.Path).ToList();
        Assert.Equal(paths.Order(StringComparer.Ordinal), await StoredAsync(sourceId));
        var twice = newsroom.Requests.Where(request => paths.Contains(request.Path)).GroupBy(request => request.Path).Where(g => g.Count() > 1).ToList();
        Assert.True(twice.Count <= 1, $"{twice.Count} pages were fetched twice: only the one in flight may be.");
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_tried_again_later_and_what_is_gone_is_not()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        var isDown = true;
        site.Answers["/sitemap.xml"] = _ => Results.Text(
            $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(new[] { "/page.html", "/gone.html" }.Select(path => $"<url><loc>{site.Address(path)}</loc><lastmod>2019-05-01</lastmod></url>"))}</urlset>",
            "application/xml");
        site.Answers["/page.html"] = _ => isDown ? Results.StatusCode(503) : Results.Content(Story, "text/html");
        var sourceId = await AddSourceAsync(site.Address("/"));
        var id = await EnqueueAsync(sourceId, new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await using var process = pipeline.Another(clock);

        Task RunAsync() => process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        await RunAsync();
        Assert.Equal((JobState.Queued, 2), await EndAsync(id));
        await RunAsync();
        Assert.Equal(1, site.Requests["/page.html"]);

        clock.Advance(TimeSpan.FromMinutes(16));
        await RunAsync();
        Assert.Equal((JobState.Queued, 2), await EndAsync(id));
        isDown = false;
        clock.Advance(TimeSpan.FromMinutes(61));
        await RunAsync();
        Assert.Equal((JobState.Succeeded, 2), await EndAsync(id));
        Assert.Equal(["/page.html"], await StoredAsync(sourceId));
        Assert.Equal((3, 1), (site.Requests["/page.html"], site.Requests["/gone.html"]));
    }

    [Fact]
    public async Task Filters_that_change_while_it_runs_hold_for_what_is_left()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        site.Answers["/sitemap.xml"] = _ => Results.Text(
            $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(new[] { "/page.html", "/sport/page.html" }.Select(path => $"<url><loc>{site.Address(path)}</loc><lastmod>2019-05-01</lastmod></url>"))}</urlset>",
            "application/xml");
        var sourceId = await AddSourceAsync(site.Address("/"));
        site.Answers["/page.html"] = _ => Task.Run(async () =>
        {
            await pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, """{"excludeUrls":["/sport/"]}"""), Cancelled));
            return Results.Content(Story, "text/html");
        }).GetAwaiter().GetResult();
        site.Answers["/sport/page.html"] = _ => Results.Content(Story, "text/html");
        var id = await EnqueueAsync(sourceId, new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        await RunAsync(id);
        Assert.Equal((JobState.Succeeded, 2), await EndAsync(id));
        Assert.Equal(["/page.html"], await StoredAsync(sourceId));
        Assert.Equal(0, site.Requests.GetValueOrDefault("/sport/page.html"));
    }

    [Fact]
    public async Task What_cannot_be_fetched_for_hours_is_left_in_the_end()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        site.Answers["/sitemap.xml"] = _ => Results.Text(
            $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>{site.Address("/page.html")}</loc><lastmod>2019-05-01</lastmod></url></urlset>", "application/xml");
        site.Answers["/page.html"] = _ => Results.StatusCode(500);
        var id = await EnqueueAsync(await AddSourceAsync(site.Address("/")), new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await using var process = pipeline.Another(clock);
        for (var run = 0; run < 6; run++)
        {
            await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
            clock.Advance(TimeSpan.FromHours(5));
        }

        Assert.Equal((JobState.Succeeded, 1), await EndAsync(id));
        Assert.Equal(4, site.Requests["/page.html"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("7200")]
    public async Task A_page_that_asks_for_a_pause_is_tried_again_later_and_the_job_leaves_its_place_until_the_pause_is_over(string? seconds)
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        var refusals = 1;
        site.Answers["/sitemap.xml"] = _ => Sitemap(site, "/page.html", "/next.html");
        site.Answers["/page.html"] = context =>
        {
            context.Response.Headers.RetryAfter = seconds;
            return refusals-- > 0 ? Results.StatusCode(429) : Results.Content(Story, "text/html");
        };
        site.Answers["/next.html"] = _ => Results.Content(Story.Replace("ferry", "tram", StringComparison.Ordinal), "text/html");
        var sourceId = await AddSourceAsync(site.Address("/"));
        var id = await EnqueueAsync(sourceId, new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await using var process = pipeline.Another(clock);
        await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        var waits = await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
        Assert.Equal((JobState.Queued, 1), (waits.State, waits.Done));
        Assert.InRange(waits.NotBefore, clock.GetUtcNow().AddMinutes(10), clock.GetUtcNow().AddHours(2));
        Assert.Contains("asked to be left alone until", waits.Message, StringComparison.Ordinal);
        Assert.False(site.Requests.ContainsKey("/next.html"));

        await EndPauseAsync(clock);
        await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        Assert.Equal((JobState.Succeeded, 2), await EndAsync(id));
        Assert.Equal(["/next.html", "/page.html"], await StoredAsync(sourceId));
    }

    [Fact]
    public async Task One_whose_host_is_in_a_pause_when_it_begins_comes_back_after_it()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        site.Answers["/sitemap.xml"] = _ => Sitemap(site, "/page.html");
        site.Answers["/page.html"] = _ => Results.Content(Story, "text/html");
        var home = site.Address("/");
        await pipeline.WithDbAsync(db =>
        {
            db.HostPaces.Add(new HostPace { Host = home.Authority, NextRequestAt = DateTimeOffset.UnixEpoch, HeldUntil = TimeProvider.System.GetUtcNow().AddHours(3) });
            return db.SaveChangesAsync(Cancelled);
        });
        var id = await EnqueueAsync(await AddSourceAsync(home), new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await using var process = pipeline.Another(clock);
        await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        Assert.Equal((JobState.Queued, 0), await EndAsync(id));
        Assert.Empty(site.Requests);

        await EndPauseAsync(clock);
        await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        Assert.Equal((JobState.Succeeded, 1), await EndAsync(id));
    }

    [Theory]
    [InlineData("Sitemap: {0}sitemap.xml", 0)]
    [InlineData("", 1)]
    public async Task No_sitemap_is_asked_for_twice_and_that_one_nobody_named_is_not_there_is_no_fault(string robots, int guesses)
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        site.Answers["/robots.txt"] = _ => Results.Text(string.Format(CultureInfo.InvariantCulture, robots, site.Address("/")));
        site.Answers["/sitemap.xml"] = _ => Results.Text("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>", "application/xml");
        var id = await EnqueueAsync(await AddSourceAsync(site.Address("/")), new BackFillRange(new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)), archive: null);
        await RunAsync(id);
        Assert.Equal((1, guesses, guesses), (site.Requests["/sitemap.xml"], site.Requests.GetValueOrDefault("/sitemap_index.xml"), site.Requests.GetValueOrDefault("/news-sitemap.xml")));
        var message = await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == id).Select(j => j.Message).SingleAsync(Cancelled));
        Assert.Contains("Read 1 sitemap and 0 archive pages; 0 could not be read", message, StringComparison.Ordinal);
    }

    private async Task EndPauseAsync(FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromHours(4));
        await pipeline.WithDbAsync(db => db.HostPaces.ExecuteUpdateAsync(set => set.SetProperty(p => p.HeldUntil, DateTimeOffset.UnixEpoch), Cancelled));
    }

    private static IResult Sitemap(PollSite site, params string[] paths) => Results.Text(
        $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(paths.Select(path => $"<url><loc>{site.Address(path)}</loc><lastmod>2019-05-01</lastmod></url>"))}</urlset>", "application/xml");

    private Task<long> AddSourceAsync(SampleNewsroom newsroom) => AddSourceAsync(newsroom.BaseAddress);

    private async Task<long> AddSourceAsync(Uri home) => await pipeline.WithDbAsync(async db =>
    {
        var source = new Source { Name = "Sample newsroom", HomeUrl = home.AbsoluteUri, CreatedAt = TimeProvider.System.GetUtcNow() };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });

    private async Task<long> EnqueueAsync(long sourceId, BackFillRange range, string? archive)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(
            new JobRequest(BackFillParameters.Kind, "Back-fill", new BackFillParameters(sourceId, range.From, range.To, archive), "Source", $"{sourceId}"), Vera, Cancelled);
    }

    private Task RunAsync(long id, CancellationTokenSource? stopping = null) => pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, stopping?.Token ?? Cancelled);

    private Task<(JobState State, int Done)> EndAsync(long id) => pipeline.WithDbAsync(async db =>
    {
        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled);
        return (job.State, job.Done);
    });

    private Task<List<string>> StoredAsync(long sourceId) => pipeline.WithDbAsync(async db =>
        (await db.Articles.Where(a => a.SourceId == sourceId).Select(a => a.Url!).ToListAsync(Cancelled)).Select(url => new Uri(url).AbsolutePath).Order(StringComparer.Ordinal).ToList());

    private const string Story =
        "<html><head><title>The ferry sails again</title></head><body><article><h1>The ferry sails again</h1>"
        + "<p>The harbour said on Wednesday that the ferry to the outer islands would sail again from next week, after a winter in which it had lain in dock for repairs.</p>"
        + "<p>Islanders had waited for months. The head of the council said that the shops had run short of much since the autumn, and that people were eager to travel.</p></article></body></html>";
}
