using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;
using NewsTracker.Web.Tests.Stories;

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
        Assert.StartsWith("Unread:", HeadlineOf(await PageAsync(reader, "/articles?q=is:unread"), article), StringComparison.Ordinal);

        await PageAsync(reader, $"/articles/{article}");
        Assert.Null(RowOf(await PageAsync(reader, "/articles?q=is:unread"), article));
        Assert.False(RowOf(await PageAsync(reader, "/articles?q=is:read"), article)!.ClassList.Contains("unread"));
        Assert.NotNull(RowOf(await PageAsync(other, "/articles?q=is:unread"), article));

        using var unread = await reader.PostFormAsync($"/articles/{article}?q=is:read", [], handler: "Unread");
        Assert.Equal("/articles?q=is:read", Uri.UnescapeDataString(unread.Headers.Location!.ToString()));
        Assert.NotNull(RowOf(await PageAsync(reader, "/articles?q=is:unread"), article));
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
        Assert.NotNull(RowOf(await PageAsync(reader, "/articles?q=is:unread"), article));
    }

    [Fact]
    public async Task The_list_marks_articles_by_programs_too_and_refuses_other_sites()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var read = await reader.PutAsync(new Uri($"/api/reads/{article}", UriKind.Relative), null, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
        Assert.NotNull(RowOf(await PageAsync(reader, "/articles?q=is:read"), article));
        using var foreign = new HttpRequestMessage(HttpMethod.Delete, $"/api/reads/{article}");
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await reader.SendAsync(foreign, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull(RowOf(await PageAsync(reader, "/articles?q=is:read"), article));
    }

    [Fact]
    public async Task A_copy_that_is_folded_under_its_story_says_whether_it_is_unread()
    {
        var (_, first, last) = await StorySamples.AddAsync(app);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var read = await reader.PutAsync(new Uri($"/api/reads/{first}", UriKind.Relative), null, Cancelled);
        var list = await PageAsync(reader, "/articles?q=Moldova");
        Assert.Contains("unread", RowOf(list, last)!.ClassList);
        var copies = RowOf(list, last)!.QuerySelectorAll(".copy").ToDictionary(copy => copy.GetAttribute("data-copy")!, copy => copy.ClassList.Contains("unread"));
        Assert.Equal((2, false), (copies.Count, copies[$"{first}"]));
        Assert.Single(copies.Values, isUnread => isUnread);
    }

    [Fact]
    public async Task A_copy_of_the_same_publisher_is_named_by_its_headline()
    {
        var (_, first, last) = await StorySamples.AddAsync(app);
        await app.WithDbAsync(async db =>
        {
            var source = new Source { Name = "The Prut Courier", HomeUrl = "https://prut.example/", CreatedAt = TimeProvider.System.GetUtcNow() };
            db.Sources.Add(source);
            await db.SaveChangesAsync(Cancelled);
            return await db.Articles.Where(a => a.Id == first || a.Id == last).ExecuteUpdateAsync(set => set.SetProperty(a => a.SourceId, source.Id), Cancelled);
        });
        var list = await PageAsync(await app.CreateSignedInAsync(Role.Analyst), "/articles?q=Moldova");
        var copy = RowOf(list, last)!.QuerySelector($".copy[data-copy='{first}'] a")!;
        Assert.EndsWith("Moldova destroys last of its old mine stock", copy.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_for_tags_cannot_ask_it()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var page = await PageAsync(editor, "/tags/rules/add?q=is:unread&tag=mine-use");
        Assert.Contains("never in a rule for tags", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement? RowOf(IHtmlDocument page, long article) => page.QuerySelector($"#articles tr[data-article='{article}']");

    private static string HeadlineOf(IHtmlDocument page, long article) => RowOf(page, article)!.QuerySelector("th")!.TextContent.Trim();

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        response.EnsureSuccessStatusCode();
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Cancelled), Cancelled);
    }
}
