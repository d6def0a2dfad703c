using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class RefusedArticleTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_text_that_is_not_taken_nothing_is_stored_as_the_page_says()
    {
        var before = await app.WithDbAsync(db => db.Snapshots.CountAsync(Cancelled));
        using var editor = await app.CreateSignedInAsync(Role.Editor);
        using var refused = await editor.PostFormAsync("/articles/add?by=text", new() { ["Text"] = "Home" }, "Text");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Nothing was stored.", (await refused.ReadAsync(Cancelled)).QuerySelector("#refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await app.WithDbAsync(db => db.Snapshots.CountAsync(Cancelled)));
    }
}
