using System.Net;
using AngleSharp.Html.Dom;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What a user has read is told to them alone, without scripts.</summary>
public sealed class ReadStateTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task To_open_an_article_is_to_read_it_and_it_can_be_marked_as_unread()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var (reader, other) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Analyst));
        Assert.StartsWith("Unread:", HeadlineOf(await reader.PageAsync("/articles?q=is:unread", Cancelled), article), StringComparison.Ordinal);

        await reader.PageAsync($"/articles/{article}", Cancelled);
        Assert.Null(RowOf(await reader.PageAsync("/articles?q=is:unread", Cancelled), article));
        Assert.False(RowOf(await reader.PageAsync("/articles?q=is:read", Cancelled), article)!.ClassList.Contains("unread"));
        Assert.NotNull(RowOf(await other.PageAsync("/articles?q=is:unread", Cancelled), article));

        using var unread = await reader.PostFormAsync($"/articles/{article}?q=is:read", [], handler: "Unread");
        Assert.Equal("/articles?q=is:read", Uri.UnescapeDataString(unread.Headers.Location!.ToString()));
        Assert.NotNull(RowOf(await reader.PageAsync("/articles?q=is:unread", Cancelled), article));
    }

    [Fact]
    public async Task A_browser_that_fetches_ahead_has_not_read()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var ahead = new HttpRequestMessage(HttpMethod.Get, $"/articles/{article}");
        ahead.Headers.Add("Sec-Purpose", "prefetch");
        using var fetched = await reader.SendAsync(ahead, Cancelled);
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);
        Assert.NotNull(RowOf(await reader.PageAsync("/articles?q=is:unread", Cancelled), article));
    }

    [Fact]
    public async Task The_list_marks_articles_by_programs_too_and_refuses_other_sites()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var read = await reader.PutAsync(new Uri($"/api/reads/{article}", UriKind.Relative), null, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
        Assert.NotNull(RowOf(await reader.PageAsync("/articles?q=is:read", Cancelled), article));
        using var foreign = new HttpRequestMessage(HttpMethod.Delete, $"/api/reads/{article}");
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await reader.SendAsync(foreign, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull(RowOf(await reader.PageAsync("/articles?q=is:read", Cancelled), article));
    }

    [Fact]
    public async Task A_rule_for_tags_cannot_ask_it()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var page = await editor.PageAsync("/tags/rules/add?q=is:unread&tag=mine-use", Cancelled);
        Assert.Contains("never in a rule for tags", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement? RowOf(IHtmlDocument page, long article) => page.QuerySelector($"#articles tr[data-article='{article}']");

    private static string HeadlineOf(IHtmlDocument page, long article) => RowOf(page, article)!.QuerySelector("th")!.TextContent.Trim();
}
