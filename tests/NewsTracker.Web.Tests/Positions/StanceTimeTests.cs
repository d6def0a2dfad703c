using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Every page that shows stances shows them as of a day and as known at one, and leads to the sentence that says why.</summary>
public sealed class StanceTimeTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "?")]
    [InlineData("/countries", "?")]
    [InlineData("/countries/LTU", "?")]
    [InlineData("/map?by=production", "&")]
    [InlineData("/matrix", "?")]
    [InlineData("/attention?of=LTU&from=2025-06-20", "&")]
    [InlineData("/positions", "?")]
    public async Task A_page_shows_what_was_said_by_a_day_and_known_by_another(string address, string and)
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        async Task<IReadOnlyList<string>> LinksAsync(string time) => [.. (await analyst.PageAsync($"{address}{and}{time}", Cancelled)).QuerySelectorAll("main a")
            .Select(link => link.GetAttribute("href")!).Where(href => href == $"/positions/{id}" || href.StartsWith($"/positions/{id}?", StringComparison.Ordinal))];
        var shown = await LinksAsync("asOf=2025-08-01");
        Assert.NotEmpty(shown);
        Assert.Empty(await LinksAsync("asOf=2025-07-08"));
        Assert.Empty(await LinksAsync("asOf=2025-08-01&knownAt=2025-07-20"));

        var why = (await analyst.PageAsync(shown[^1], Cancelled)).QuerySelector("#standing")!.TextContent;
        Assert.Contains("Intends, because it is the latest accepted position on production", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/countries")]
    [InlineData("/map")]
    [InlineData("/matrix")]
    [InlineData("/positions")]
    public async Task A_page_of_a_day_leads_to_countries_on_that_day(string address)
    {
        await (await CodedNewsroom.AddAsync(app)).RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var links = (await analyst.PageAsync($"{address}?asOf=2025-08-01", Cancelled)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith("/countries/LTU", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, href => Assert.Equal("/countries/LTU?asOf=2025-08-01", href));
    }

    [Fact]
    public async Task A_position_says_which_one_counts_instead_and_when_none_does()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var lower = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Considers, "EST"))[0];
        var higher = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "EST"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var standing = (await analyst.PageAsync($"/positions/{lower}?asOf=2025-08-01", Cancelled)).QuerySelector("#standing")!;
        Assert.Contains("Another position is its stance", standing.TextContent, StringComparison.Ordinal);
        Assert.NotNull(standing.QuerySelector($"a[href='/positions/{higher}?asOf=2025-08-01']"));
        var before = (await analyst.PageAsync($"/positions/{lower}?asOf=2025-07-08&knownAt=2025-07-20", Cancelled)).QuerySelector("#standing")!.TextContent;
        Assert.Contains("No accepted position says where it stood on production on 8 Jul 2025, as known by 20 Jul 2025", before, StringComparison.Ordinal);
    }
}
