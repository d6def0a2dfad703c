using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>The filters that hold for every source: the page names none, and its buttons lead where they say all the same.</summary>
public sealed class GlobalFiltersTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_tried_and_saved_by_the_buttons_of_their_page()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/sources/filters", Cancelled);
        var fields = new Dictionary<string, string> { ["Input.ExcludeWords"] = "ferry", ["Seen"] = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")! };

        using var tried = await admin.PostFormAsync(AddressOf("Try on"), fields, formPage: "/sources/filters");
        Assert.NotNull((await tried.ReadAsync(Cancelled)).QuerySelector("#trial"));

        using var saved = await admin.PostFormAsync(AddressOf("Check and save"), fields, formPage: "/sources/filters");
        Assert.Equal("/sources", saved.Headers.Location!.ToString());
        Assert.Contains("ferry", (await admin.PageAsync("/sources/filters", Cancelled)).QuerySelector("[name='Input.ExcludeWords']")!.TextContent, StringComparison.Ordinal);

        string AddressOf(string button) => "/sources/filters" + page.QuerySelectorAll("#filters-form button").Single(b => b.TextContent.StartsWith(button, StringComparison.Ordinal)).GetAttribute("formaction")!;
    }
}
