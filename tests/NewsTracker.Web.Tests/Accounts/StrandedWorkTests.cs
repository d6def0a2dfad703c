using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class StrandedWorkTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_of_an_editor_who_is_none_any_more_tells_what_waits_for_her()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.FindUserIdAsync(await app.AddUserAsync(Role.Editor));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.AssigneeId, editor), Cancelled));
        var admin = await app.CreateSignedInAsync(Role.Admin);
        Assert.Null((await admin.PageAsync($"/users/{editor}", Cancelled)).QuerySelector("#stranded"));

        using var changed = await admin.PostFormAsync($"/users/{editor}", new() { ["role"] = Role.Analyst }, "Role");
        var told = (await admin.PageAsync($"/users/{editor}", Cancelled)).QuerySelector("#stranded")!;
        Assert.StartsWith("1 article waits for Editor of the tests", told.TextContent.Trim(), StringComparison.Ordinal);
        var waiting = await admin.PageAsync(told.QuerySelector("a")!.GetAttribute("href")!, Cancelled);
        Assert.NotNull(waiting.QuerySelector($"a[href^='/articles/{article}?']"));
    }
}
