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

    [Fact]
    public async Task An_account_is_closed_by_a_second_step_only()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var email = await app.AddUserAsync(Role.Analyst);
        var form = (await admin.PageAsync($"/users/{await app.FindUserIdAsync(email)}", Cancelled)).QuerySelector("details:not([open]) > #close-account")!;
        Assert.Equal("Yes, close the account", form.QuerySelector("button")!.TextContent);
    }
}
