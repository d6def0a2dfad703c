using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Positions;
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
    public void Where_no_day_is_asked_for_what_the_next_day_says_where_it_has_begun_is_said_already()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var (now, asked) = (StanceTime.Of(null, null, clock), StanceTime.Of(new DateOnly(2026, 6, 1), null, clock));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 2)), (now.AsOf, now.SaidBy));
        Assert.Equal((asked.AsOf, asked.AsOf), (asked.SaidBy, now.On(asked.AsOf).SaidBy));
    }

    [Theory]
    [InlineData("/countries/SGP?", "#status", "Contracting state", "Never a party")]
    [InlineData("/countries?", "#SGP .mark", "Contracting state", "Never a party")]
    [InlineData("/map?", "#map a[data-code=SGP]", "Singapore: Contracting state, not yet bound", "Singapore: Never a party")]
    [InlineData("/attention?of=SGP&from=2024-01-01&to=2024-01-31&", ".marks", "Singapore: Deposit", null)]
    public async Task An_act_that_was_recorded_later_was_not_known_by_then(string address, string place, string told, string? before)
    {
        await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(
            CountryCode.Parse("SGP", null), TreatyActKind.Deposit, new DateOnly(2024, 1, 10), ConsentInstrument.Accession, "C.N.5.2024 of the tests", AuditActor.Application, Cancelled));
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        async Task<string?> ToldAsync(string query) => (await analyst.PageAsync(address + query, Cancelled)).QuerySelector(place) is { } found ? found.GetAttribute("aria-label") ?? found.TextContent.OnOneLine() : null;
        Assert.Contains(told, await ToldAsync(""), StringComparison.Ordinal);
        Assert.Equal(before, await ToldAsync("knownAt=2025-01-01"));
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
