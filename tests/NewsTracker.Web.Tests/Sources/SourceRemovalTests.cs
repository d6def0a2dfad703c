using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Today;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>Sources that are removed and restored: what came from them stays either way.</summary>
public sealed class SourceRemovalTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removed_source_is_polled_no_more_its_articles_stay_and_it_can_be_restored()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var (source, polled, paused, article) = await AddAsync();
        Task<long> AskAsync(string kind) => app.WithAsync<JobQueue, long>(queue => queue.EnqueueAsync(new JobRequest(kind, "For the source", new { }, "Source", $"{source}"), AuditActor.Application, Cancelled));
        var (bringing, readingAgain) = (await AskAsync(BackFillParameters.Kind), await AskAsync("sample"));
        await app.WithAsync<NoticeBoard, int>(async board =>
        {
            await board.RaiseAsync(new NoticeReport($"feed-silent:{polled}", NoticeAudience.Admins, NoticeSeverity.Warning, "Feed", $"{polled}", "/sources", "Silent", "Nothing came."), Cancelled);
            return 0;
        });
        Assert.True(await app.WithDbAsync(db => db.Feeds.Troubled().AnyAsync(f => f.SourceId == source, Cancelled)));

        var page = await admin.PageAsync($"/sources/{source}/remove", Cancelled);
        Assert.Contains("Its 2 feeds will be polled no more.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Its one article stays", page.Body!.TextContent, StringComparison.Ordinal);
        using var removed = await admin.PostFormAsync($"/sources/{source}/remove", []);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);

        Assert.DoesNotContain("The removed paper", (await admin.PageAsync("/sources", Cancelled)).QuerySelector("#sources")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("The removed paper", (await admin.PageAsync("/sources/removed", Cancelled)).QuerySelector("#removed")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("removed-paper", await admin.GetStringAsync(new Uri("/sources/export", UriKind.Relative), Cancelled), StringComparison.Ordinal);
        Assert.Equal([true, true], await PausedAsync(polled, paused));
        Assert.False(await app.WithDbAsync(db => db.Feeds.Troubled().AnyAsync(f => f.SourceId == source, Cancelled)));
        Assert.False(await app.WithDbAsync(db => db.Notices.Open().AnyAsync(n => n.SubjectId == $"{polled}" && n.SubjectType == "Feed", Cancelled)));
        Assert.Equal([JobState.Cancelled, JobState.Queued], await app.WithDbAsync(db => db.Jobs.Where(j => j.Id == bringing || j.Id == readingAgain).OrderBy(j => j.Id).Select(j => j.State).ToListAsync(Cancelled)));
        using var stays = await admin.GetAsync(new Uri($"/articles/{article}", UriKind.Relative), Cancelled);
        Assert.Contains("The removed paper", await stays.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        // Nothing of it can be set going by a page that was left open.
        using var resumed = await admin.PostFormAsync($"/sources/feeds/{polled}", [], "Resume");
        Assert.Equal([true, true], await PausedAsync(polled, paused));
        using var backFill = await admin.GetAsync(new Uri($"/sources/{source}/back-fill", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, backFill.StatusCode);

        using var restored = await admin.PostFormAsync($"/sources/{source}/remove", [], "Restore", "/sources/removed");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Contains("The removed paper", (await admin.PageAsync("/sources", Cancelled)).QuerySelector("#sources")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([false, true], await PausedAsync(polled, paused));
        Assert.Equal(
            ["sources.remove", "sources.restore"],
            await app.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Source" && e.SubjectId == $"{source}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task Where_every_source_was_removed_the_list_says_so_and_leads_to_them()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        await app.WithDbAsync(db =>
        {
            db.Sources.Add(new Source { Name = "The last paper", HomeUrl = "https://last-paper.example/", CreatedAt = TimeProvider.System.GetUtcNow() });
            return db.SaveChangesAsync(Cancelled);
        });
        var kept = await app.WithDbAsync(db => db.Sources.Where(s => s.RemovedAt == null).Select(s => s.Id).ToListAsync(Cancelled));
        await app.WithDbAsync(db => db.Sources.Where(s => kept.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, TimeProvider.System.GetUtcNow()), Cancelled));
        var page = await admin.PageAsync("/sources", Cancelled);
        await app.WithDbAsync(db => db.Sources.Where(s => kept.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, (DateTimeOffset?)null), Cancelled));
        Assert.Matches(@"\d+ sources? (was|were) removed", page.QuerySelector("main")!.TextContent);
        Assert.Equal("/sources/removed", Assert.Single(page.QuerySelectorAll("#removed-sources")).GetAttribute("href"));
    }

    private Task<List<bool>> PausedAsync(long polled, long paused) =>
        app.WithDbAsync(db => db.Feeds.Where(f => f.Id == polled || f.Id == paused).OrderBy(f => f.Id).Select(f => f.IsPaused).ToListAsync(Cancelled));

    private Task<(long Source, long Polled, long Paused, long Article)> AddAsync() => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "The removed paper", HomeUrl = "https://removed-paper.example/", CreatedAt = now };
        var polled = new Feed { SourceId = 0, Url = $"{source.HomeUrl}rss", NextPollAt = now, Trouble = FeedTrouble.NotFound, ConsecutiveFailures = 2 };
        var paused = new Feed { SourceId = 0, Url = $"{source.HomeUrl}sport", NextPollAt = now, IsPaused = true };
        source.Feeds.AddRange([polled, paused]);
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        var article = new Article { Origin = ArticleOrigin.Feed, SourceId = source.Id, DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = 1 };
        var revision = new Revision { FetchedAt = now, Headline = "It stays", BodyText = "What came from a source stays.", TextHash = Guid.NewGuid().ToByteArray(), Origins = new Dictionary<string, string>(), EngineVersion = 1 };
        article.TakeTextOf(revision);
        article.Revisions.Add(revision);
        db.Articles.Add(article);
        await db.SaveChangesAsync(Cancelled);
        return (source.Id, polled.Id, paused.Id, article.Id);
    });
}
