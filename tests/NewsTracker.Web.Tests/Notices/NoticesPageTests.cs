using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Notices;

public sealed class NoticesPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_dismissed_listed_as_dismissed_and_opened_again()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        await RaiseAsync("dismissed", NoticeAudience.Admins);
        var id = await IdOfAsync(admin, "/notices", "dismissed");
        using var dismissed = await admin.PostFormAsync("/notices", new() { ["id"] = id! }, "Dismiss");
        Assert.Equal(HttpStatusCode.Redirect, dismissed.StatusCode);
        Assert.Null(await IdOfAsync(admin, "/notices", "dismissed"));
        Assert.Equal(id, await IdOfAsync(admin, "/notices?state=Dismissed", "dismissed"));

        using var back = await admin.PostFormAsync("/notices?state=Dismissed", new() { ["id"] = id! }, "PutBack");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(id, await IdOfAsync(admin, "/notices", "dismissed"));
    }

    [Fact]
    public async Task An_editor_sees_what_touches_evidence_and_not_the_intake()
    {
        await RaiseAsync("of the intake", NoticeAudience.Admins);
        await RaiseAsync("of evidence", NoticeAudience.Editors);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.NotNull(await IdOfAsync(editor, "/notices", "of evidence"));
        Assert.Null(await IdOfAsync(editor, "/notices", "of the intake"));
    }

    [Fact]
    public async Task The_bell_counts_trouble_for_editors_and_not_for_analysts()
    {
        await RaiseAsync("counted", NoticeAudience.Editors);
        var editor = await (await app.CreateSignedInAsync(Role.Editor)).PageAsync("/articles", Cancelled);
        Assert.Matches("^[1-9][0-9]*$", editor.QuerySelector(".bell-count")!.TextContent);
        Assert.Null((await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/articles", Cancelled)).QuerySelector(".bell-count"));
    }

    [Fact]
    public async Task Words_from_elsewhere_are_text_on_the_page()
    {
        await RaiseAsync("<img src=x onerror=alert(1)>", NoticeAudience.Admins);
        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/notices", Cancelled);
        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Contains("<img src=x", page.QuerySelector("#notices")!.TextContent, StringComparison.Ordinal);
    }

    private Task<int> RaiseAsync(string title, NoticeAudience audience) => app.WithAsync<NoticeBoard, int>(async board =>
    {
        await board.RaiseAsync(new NoticeReport($"test:{title}", audience, NoticeSeverity.Warning, "Feed", "1", "/sources", title, "Look at it."), Cancelled);
        return 0;
    });

    private static async Task<string?> IdOfAsync(HttpClient client, string path, string title) =>
        (await client.PageAsync(path, Cancelled)).QuerySelectorAll("[data-notice]").FirstOrDefault(notice => notice.QuerySelector("h2")!.TextContent.Contains(title, StringComparison.Ordinal))?.GetAttribute("data-notice");
}
