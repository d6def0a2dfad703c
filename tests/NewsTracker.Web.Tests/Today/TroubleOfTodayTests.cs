using AngleSharp.Html.Dom;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Today;

/// <summary>What Today says is the matter with the intake.</summary>
public sealed class TroubleOfTodayTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_severe_comes_before_the_feeds_that_it_may_have_made_fail()
    {
        await AddFeedAsync("The Unheard Gazette", "https://unheard.example/feed", FeedTrouble.Connect, 1);
        await RaiseAsync(new NoticeReport("outage", NoticeAudience.Admins, NoticeSeverity.Severe, "Network", "test", "/sources", "The network fails", "No feed is blamed."));
        var trouble = (await TodayAsync(Role.Admin)).QuerySelectorAll(".trouble > li").Select(row => row.TextContent).ToList();
        Assert.Contains("The network fails", trouble[0], StringComparison.Ordinal);
        Assert.Contains(trouble, row => row.Contains("The Unheard Gazette", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_fails_is_named_with_the_reason()
    {
        await AddFeedAsync("The Silent Gazette", "https://silent.example/feed", FeedTrouble.Tls, 4);
        var trouble = (await TodayAsync(Role.Analyst)).QuerySelector(".trouble")!.TextContent;
        Assert.Contains("The Silent Gazette", trouble, StringComparison.Ordinal);
        Assert.Contains("its certificate or encryption fails", trouble, StringComparison.Ordinal);
        Assert.Contains("https://silent.example/feed: failed 4 times in a row", trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_told_of_once()
    {
        var feed = await AddFeedAsync("The Closed Gazette", "https://closed.example/feed", FeedTrouble.Gone, 8, isPaused: true, pauseReason: "The publisher answered that the feed is gone for good (410).");
        await RaiseAsync(new NoticeReport($"feed-gone:{feed}", NoticeAudience.Admins, NoticeSeverity.Warning, "Feed", $"{feed}", "/sources", "The Closed Gazette: a feed is gone for good", "It is paused."));
        var trouble = (await TodayAsync(Role.Admin)).QuerySelectorAll(".trouble > li").Where(row => row.TextContent.Contains("The Closed Gazette", StringComparison.Ordinal));
        Assert.Contains("gone for good, by its publisher", Assert.Single(trouble).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_an_admin_paused_is_in_trouble_no_more()
    {
        await AddFeedAsync("The Paused Gazette", "https://paused.example/feed", FeedTrouble.Timeout, 30, isPaused: true);
        Assert.DoesNotContain("The Paused Gazette", (await TodayAsync(Role.Analyst)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarms_of_the_intake_are_not_put_out_of_sight_by_others_and_the_rest_is_counted()
    {
        foreach (var i in Enumerable.Range(1, 9))
        {
            await RaiseAsync(new NoticeReport($"feed-silent:test-{i}", NoticeAudience.Admins, NoticeSeverity.Warning, "Feed", $"test-{i}", "/sources", $"Feed {i} has gone silent", "Nothing came."));
        }

        foreach (var i in Enumerable.Range(1, 9))
        {
            await RaiseAsync(new NoticeReport($"quoted:test-{i}", NoticeAudience.Editors, NoticeSeverity.Warning, "Article", $"test-{i}", "/articles", $"Quoted passage {i} was edited", "Look at it."));
        }

        var trouble = (await TodayAsync(Role.Admin)).QuerySelector("section[aria-labelledby=trouble]")!;
        Assert.Contains("Feed 9 has gone silent", trouble.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quoted passage", trouble.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"^\d+ more notices$", trouble.QuerySelector("a[href$='/notices']")!.TextContent);
        Assert.Contains("Quoted passage 9 was edited", (await TodayAsync(Role.Editor)).QuerySelector(".trouble")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_page_that_lists_nothing_is_not_called_a_feed()
    {
        await AddFeedAsync("The Redesigned Gazette", "https://redesigned.example/news", FeedTrouble.NotAFeed, 9, kind: FeedKind.Listing);
        var trouble = (await TodayAsync(Role.Analyst)).QuerySelectorAll(".trouble > li").Single(row => row.TextContent.Contains("The Redesigned Gazette", StringComparison.Ordinal));
        Assert.Contains("its page no longer lists what is looked for", trouble.TextContent, StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> TodayAsync(string role) => await (await app.CreateSignedInAsync(role)).PageAsync("/", Cancelled);

    private Task<long> AddFeedAsync(string source, string address, FeedTrouble trouble, int failures, FeedKind kind = FeedKind.Unknown, bool isPaused = false, string? pauseReason = null) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var feed = new Feed { SourceId = 0, Url = address, Kind = kind, NextPollAt = now.AddHours(2), Trouble = trouble, ConsecutiveFailures = failures, IsPaused = isPaused, PauseReason = pauseReason };
        db.Sources.Add(new Source { Name = source, HomeUrl = new Uri(address).GetLeftPart(UriPartial.Authority) + "/", CreatedAt = now, Feeds = { feed } });
        await db.SaveChangesAsync(Cancelled);
        return feed.Id;
    });

    private Task<bool> RaiseAsync(NoticeReport report) => app.WithAsync<NoticeBoard, bool>(async board =>
    {
        await board.RaiseAsync(report, Cancelled);
        return true;
    });
}
