using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Notices;

/// <summary>News for readers, without scripts: the bell, the list, marking as read, choosing.</summary>
public sealed class ReaderNewsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bell_of_an_analyst_counts_news_until_they_are_marked_as_read()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        await PostAsync("A stance has changed", ReaderNoticeKind.ChangedStances);
        var page = await analyst.PageAsync("/countries", Cancelled);
        Assert.Matches("^[1-9][0-9]*$", page.QuerySelector(".bell-count")!.TextContent);
        Assert.Equal("/notices/yours", page.QuerySelector(".bell")!.GetAttribute("href"));

        var news = await analyst.PageAsync("/notices/yours", Cancelled);
        Assert.Contains(news.QuerySelectorAll(".unseen h2 a"), link => link.TextContent == "A stance has changed");
        using var marked = await analyst.PostFormAsync("/notices/yours", new() { ["upTo"] = news.QuerySelector("button[name=upTo]")!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        var after = await analyst.PageAsync("/notices/yours", Cancelled);
        Assert.Empty(after.QuerySelectorAll(".unseen"));
        Assert.Equal("Notices: none open", after.QuerySelector(".bell")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task One_notice_is_marked_as_read_by_itself()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        await PostAsync("The older one", ReaderNoticeKind.ChangedStances);
        await PostAsync("The newer one", ReaderNoticeKind.ChangedStances);
        var button = (await analyst.PageAsync("/notices/yours", Cancelled)).QuerySelector("button[aria-label='Mark as read: The newer one']")!;
        using var marked = await analyst.PostFormAsync("/notices/yours?handler=One", new() { ["id"] = button.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        var after = await analyst.PageAsync("/notices/yours", Cancelled);
        var unseen = after.QuerySelectorAll(".unseen h2 a").Select(link => link.TextContent).ToList();
        Assert.Contains("The older one", unseen);
        Assert.DoesNotContain("The newer one", unseen);
        Assert.NotNull(after.QuerySelector("button[name=upTo]"));
    }

    [Fact]
    public async Task A_kind_that_is_switched_off_is_told_no_more()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        await PostAsync("A feed is in trouble", ReaderNoticeKind.SourceTrouble);
        Assert.Contains("A feed is in trouble", (await analyst.PageAsync("/notices/yours", Cancelled)).QuerySelector("#news")!.TextContent, StringComparison.Ordinal);
        using var chosen = await analyst.PostFormAsync("/notices/choices", new() { ["kinds"] = nameof(ReaderNoticeKind.DatesAhead) });
        Assert.Equal("/notices/yours", chosen.Headers.Location!.ToString());
        Assert.DoesNotContain("A feed is in trouble", (await analyst.PageAsync("/notices/yours", Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([nameof(ReaderNoticeKind.DatesAhead)], (await analyst.PageAsync("/notices/choices", Cancelled)).QuerySelectorAll("#choices input[checked]").Select(box => box.GetAttribute("value")));
    }

    [Fact]
    public async Task What_is_one_readers_own_no_other_sees()
    {
        var (owner, other) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Admin));
        var id = await app.WithDbAsync(db => db.Users.Where(u => u.Email!.StartsWith("Analyst")).OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        await PostAsync("3 new articles match “My secret search”", ReaderNoticeKind.SearchMatches, id);
        Assert.Contains("My secret search", (await owner.PageAsync("/notices/yours", Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("My secret search", (await other.PageAsync("/notices/yours", Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task<bool> PostAsync(string title, ReaderNoticeKind kind, Guid? recipient = null) => app.WithAsync<ReaderNoticeBoard, bool>(board => board.PostAsync(
        new ReaderNotice { Key = $"test:{Guid.NewGuid()}", Kind = kind, RecipientId = recipient, Title = title, Text = "Look at it.", Link = "/countries/LTU", At = TimeProvider.System.GetUtcNow() }, Cancelled));
}
