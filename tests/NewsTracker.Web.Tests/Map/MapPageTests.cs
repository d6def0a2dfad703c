using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Map;

/// <summary>The map without scripts: drawn by the server, told by its table, taken away as a picture.</summary>
public sealed class MapPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-06-26", "s-party")]
    [InlineData("2025-06-27", "s-leaving")]
    [InlineData("2025-12-26", "s-leaving")]
    [InlineData("2025-12-27", "s-left")]
    [InlineData("1997-12-02", "s-never")]
    [InlineData("1999-02-26", "s-signatory")]
    public async Task Lithuania_has_the_class_of_its_status_on_the_day(string day, string css)
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/map?asOf={day}", Cancelled);
        Assert.Contains(css, page.QuerySelector("#lands a[data-code=LTU]")!.ClassList);
    }

    [Fact]
    public async Task Every_state_is_a_shape_or_a_dot_and_a_row_of_the_table()
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/map?asOf=2026-02-20", Cancelled);
        var drawn = page.QuerySelectorAll("#map a[data-code]").Select(link => link.GetAttribute("data-code")).Distinct().ToList();
        Assert.Equal(197, drawn.Count);
        Assert.Equal(197, page.QuerySelectorAll("#map-table tbody tr").Length);
        Assert.Equal(["31", "0", "0", "161", "0", "5"], page.QuerySelectorAll(".legend-count").Select(count => count.TextContent));
        Assert.NotNull(page.QuerySelector("#dots a[data-code=TUV] circle"));
    }

    [Fact]
    public async Task The_steps_for_the_slider_say_what_the_server_draws()
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/map?asOf=2026-01-01", Cancelled);
        var steps = JsonSerializer.Deserialize<Dictionary<string, int[]>>(page.QuerySelector("#map-steps")!.TextContent)!;
        var effect = new DateOnly(2025, 12, 27).DayNumber - new DateOnly(1997, 12, 3).DayNumber;
        Assert.Equal([effect, 5], steps["LTU"][^2..]);
        Assert.Empty(steps["USA"]);
    }

    [Fact]
    public async Task A_topic_colours_by_stance_and_the_legend_filters()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Estonia keeps production as an option for later", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/map?by=production&asOf=2025-08-01&only=considers", Cancelled);
        Assert.Contains("s-rung-2", page.QuerySelector("#lands a[data-code=EST]")!.ClassList);
        Assert.Contains("is-faded", page.QuerySelector("#lands a[data-code=FRA]")!.ClassList);
        Assert.Equal("Estonia", Assert.Single(page.QuerySelectorAll("#map-table tbody th")).TextContent);
        Assert.StartsWith("/positions/", page.QuerySelector("#map-table td a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shape_leads_to_the_profile_of_the_day_and_to_the_stance_it_is_coloured_by()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync("/map?by=production&asOf=2024-03-01&knownAt=2025-08-01", Cancelled);
        Assert.Equal("/countries/FIN?asOf=2024-03-01&knownAt=2025-08-01#stance-production", page.QuerySelector("#lands a[data-code=FIN]")!.GetAttribute("href"));
        Assert.Equal("/countries/TUV?asOf=2024-03-01&knownAt=2025-08-01#stance-production", page.QuerySelector("#dots a[data-code=TUV]")!.GetAttribute("href"));
        Assert.Equal("/countries/FIN", (await analyst.PageAsync("/map", Cancelled)).QuerySelector("#lands a[data-code=FIN]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_picture_stands_for_itself()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        using var response = await analyst.GetAsync(new Uri("/map?asOf=2025-12-27&handler=Image", UriKind.Relative), Cancelled);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        var picture = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Contains("27 December 2025", picture.Root!.Value, StringComparison.Ordinal);
        Assert.Contains(picture.Descendants().Where(element => element.Name.LocalName == "path"), path => path.Value == "Estonia: Withdrawn" && path.Attribute("fill")!.Value == "url(#p-s-left)");
        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName is "script" or "style" or "image");
    }

    [Fact]
    public async Task The_picture_of_a_group_and_a_class_fades_the_others_and_says_so()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var picture = XDocument.Parse(await analyst.GetStringAsync(new Uri("/map?group=nato&only=party&asOf=2024-03-07&handler=Image", UriKind.Relative), Cancelled));
        Assert.Contains("(NATO)", picture.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("only “State Party” in full colour", picture.Root.Value, StringComparison.Ordinal);
        string? OpacityOf(string title) => Assert.Single(picture.Descendants(), element => element.Name.LocalName == "path" && element.Value == title).Attribute("opacity")?.Value;
        Assert.Equal((null, ".18", ".18"), (OpacityOf("Finland: State Party"), OpacityOf("Brazil: State Party"), OpacityOf("United States: Never a party")));
    }

    [Fact]
    public async Task Of_a_group_the_legend_and_the_picture_count_the_members_alone()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync("/map?group=nato&asOf=2026-02-20", Cancelled);
        Assert.Equal(["1", "0", "0", "26", "0", "5"], page.QuerySelectorAll(".legend-count").Select(count => count.TextContent));
        var picture = XDocument.Parse(await analyst.GetStringAsync(new Uri("/map?group=nato&asOf=2026-02-20&handler=Image", UriKind.Relative), Cancelled));
        Assert.Contains("State Party (26)", picture.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stays_in_a_group_are_sent_for_the_slider()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var stays = JsonSerializer.Deserialize<Dictionary<string, int?[]>>((await analyst.PageAsync("/map?group=nato", Cancelled)).QuerySelector("#map-stays")!.TextContent)!;
        Assert.Equal([new DateOnly(2023, 4, 4).DayNumber - new DateOnly(1997, 12, 3).DayNumber, null], stays["FIN"]);
        Assert.Equal([0, null], stays["FRA"]);
        Assert.Null((await analyst.PageAsync("/map", Cancelled)).QuerySelector("#map-stays"));
    }

    [Theory]
    [InlineData("/map?by=colour")]
    [InlineData("/map?only=purple")]
    [InlineData("/map?group=warsaw-pact")]
    public async Task What_does_not_bind_is_refused(string address)
    {
        using var response = await (await app.CreateSignedInAsync(Role.Analyst)).GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
