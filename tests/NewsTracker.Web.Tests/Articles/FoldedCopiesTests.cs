using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Stories;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What the list says of the copies that are folded under their story.</summary>
public sealed class FoldedCopiesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_that_is_folded_under_its_story_says_whether_it_is_unread()
    {
        var (first, last) = await AddStoryAsync();
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var read = await reader.PutAsync(new Uri($"/api/reads/{first}", UriKind.Relative), null, Cancelled);
        var list = await reader.PageAsync("/articles?q=Moldova", Cancelled);
        Assert.Contains("unread", RowOf(list, last)!.ClassList);
        var copies = RowOf(list, last)!.QuerySelectorAll(".copy").ToDictionary(copy => copy.GetAttribute("data-copy")!, copy => copy.ClassList.Contains("unread"));
        Assert.Equal((2, false), (copies.Count, copies[$"{first}"]));
        Assert.Single(copies.Values, isUnread => isUnread);
    }

    [Fact]
    public async Task A_copy_of_the_same_publisher_is_named_by_its_headline()
    {
        var (first, last) = await AddStoryAsync();
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        await app.WithDbAsync(async db =>
        {
            var source = new Source { Name = "The Prut Courier", HomeUrl = "https://prut.example/", CreatedAt = TimeProvider.System.GetUtcNow() };
            db.Sources.Add(source);
            await db.SaveChangesAsync(Cancelled);
            return await db.Articles.Where(a => a.Id == first || a.Id == last).ExecuteUpdateAsync(set => set.SetProperty(a => a.SourceId, source.Id), Cancelled);
        });
        var list = await reader.PageAsync("/articles?q=Moldova", Cancelled);
        var copy = RowOf(list, last)!.QuerySelector($".copy[data-copy='{first}'] a")!;
        Assert.EndsWith("Moldova destroys last of its old mine stock", copy.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=relevance")]
    public async Task Pages_are_full_however_many_copies_are_folded_and_lead_both_ways(string sort)
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var story = await StorySamples.AddManyAsync(app, 90);
        for (var i = 0; i < 30; i++)
            await app.WithDbAsync(db => CodedArticle.AddAsync(db, $"Sandbags of sort {i}.", StorySamples.FirstOfMany.AddMinutes(-1 - i), Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var list = await reader.PageAsync($"/articles?q=sandbags{sort}", Cancelled);
        var next = await reader.PageAsync(list.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("href")!, Cancelled);
        Assert.Equal((25, 6, 31), (Rows(list).Count, Rows(next).Count, Rows(list).Union(Rows(next)).Count()));
        Assert.Equal(8, list.QuerySelectorAll(".copy").Concat(next.QuerySelectorAll(".copy")).Count());
        Assert.Null(next.QuerySelector("nav.pager a[rel=next]"));
        Assert.Equal(Rows(list), Rows(await reader.PageAsync(next.QuerySelector("nav.pager a[rel=prev]")!.GetAttribute("href")!, Cancelled)));

        // Who asks for the report asks for its copies.
        var all = list.QuerySelectorAll(".copies > a").Concat(next.QuerySelectorAll(".copies > a")).Single(link => link.TextContent == "And more: list all that match");
        var copies = await reader.PageAsync(all.GetAttribute("href")!, Cancelled);
        Assert.Equal($"sandbags story:{story}", copies.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal((25, 0), (Rows(copies).Count, copies.QuerySelectorAll(".copy").Length));
    }

    [Fact]
    public async Task Reports_that_are_not_asked_for_stay_folded_beside_one_that_is()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (asked, other) = (await StorySamples.AddManyAsync(app, 3), await StorySamples.AddManyAsync(app, 4));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        async Task<(int, int)> CountAsync(string query)
        {
            var list = await reader.PageAsync($"/articles?q={query}", Cancelled);
            return (Rows(list).Count, list.QuerySelectorAll(".copy").Length);
        }

        Assert.Equal((4, 3), await CountAsync($"story:{asked} or sandbags"));
        Assert.Equal((7, 0), await CountAsync($"story:{asked},{other}"));
        Assert.Equal((1, 3), await CountAsync($"sandbags -story:{asked}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=relevance")]
    public async Task The_reader_passes_over_the_copies_that_the_list_folds(string sort)
    {
        var (_, report) = await AddStoryAsync();
        var story = await app.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == report).Select(m => m.StoryId).SingleAsync(Cancelled));
        var older = (await app.WithDbAsync(db => CodedArticle.AddAsync(db, "Nobody went to Moldova.", new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero), Cancelled))).Id;
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        async Task<List<string>> ListAsync(string list) => Rows(await reader.PageAsync($"/articles{list}", Cancelled));
        async Task<IEnumerable<string?>> LinksAsync(string article, string list) => (await reader.PageAsync($"/articles/{article}{list}", Cancelled)).QuerySelectorAll(".neighbours [rel]").Select(link => link.GetAttribute("href"));
        var found = $"?q=Moldova{sort}";
        var listed = await ListAsync(found);
        Assert.Equal((2, true), (listed.Count, listed.Contains($"{older}")));
        Assert.Equal([$"/articles/{listed[1]}{found}"], await LinksAsync(listed[0], found));
        Assert.Equal([$"/articles/{listed[0]}{found}"], await LinksAsync(listed[1], found));

        // Who asks for the report walks through its copies.
        var copies = await ListAsync($"?q=story:{story}");
        Assert.Equal(3, copies.Count);
        Assert.Equal([$"/articles/{copies[0]}?q=story%3A{story}", $"/articles/{copies[2]}?q=story%3A{story}"], await LinksAsync(copies[1], $"?q=story:{story}"));
    }

    /// <summary>One story alone: the same report twice would be one story of both.</summary>
    private async Task<(long First, long Last)> AddStoryAsync()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var (_, first, last) = await StorySamples.AddAsync(app);
        return (first, last);
    }

    private static List<string> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("#articles tr[data-article]").Select(row => row.GetAttribute("data-article")!)];

    private static AngleSharp.Dom.IElement? RowOf(IHtmlDocument page, long article) => page.QuerySelector($"#articles tr[data-article='{article}']");
}
