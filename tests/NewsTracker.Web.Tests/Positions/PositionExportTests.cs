using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Settings;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>The list of positions taken away: with the words, who said them, and where they stand.</summary>
public sealed class PositionExportTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Words = "Factories in Lithuania and Finland are getting ready";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_filter_leaves_is_taken_away_with_its_words()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Production, Stance.Intends, "LTU"))[0];
        await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var list = await analyst.PageAsync("/positions?country=LTU&topic=Production&asOf=2025-08-01", Cancelled);
        var addresses = list.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, addresses.Count);

        using var line = JsonDocument.Parse(Assert.Single(await LinesAsync(analyst, Assert.Single(addresses, address => address.Contains("format=jsonlines", StringComparison.Ordinal)))));
        string? Cell(string column) => line.RootElement.GetProperty(column).GetString();
        Assert.Equal(id, line.RootElement.GetProperty("id").GetInt64());
        Assert.Equal(3, line.RootElement.GetProperty("reliability").GetInt32());
        Assert.Equal(
            ["LTU", "Lithuania", "production", "intends", "2025-07-09", "Karolis Aleksa", "deputy defence minister", "accepted", "The sample wire", "2025-07-09", Words],
            new[] { "iso3", "name", "topic", "stance", "said_on", "speaker", "office", "state", "source", "published_on", "quote" }.Select(Cell));
        Assert.Equal($"http://localhost/positions/{id}?asOf=2025-08-01", Cell("position"));
        var evidence = new Uri(Cell("evidence")!);
        var words = (await analyst.PageAsync(evidence.PathAndQuery, Cancelled)).GetElementById(evidence.Fragment.TrimStart('#'));
        Assert.NotNull(words);

        var table = await LinesAsync(analyst, Assert.Single(addresses, address => address.Contains("format=csv", StringComparison.Ordinal)));
        Assert.Equal(2, table.Count);
        Assert.Contains(Words, table[1], StringComparison.Ordinal);
        using var workbook = await analyst.GetAsync(new Uri(Assert.Single(addresses, address => address.Contains("format=xlsx", StringComparison.Ordinal)), UriKind.Relative), Cancelled);
        await using var archive = new ZipArchive(await workbook.Content.ReadAsStreamAsync(Cancelled));
        await using var sheet = await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Cancelled);
        var formulas = XDocument.Load(sheet).Descendants("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f").Select(formula => formula.Value).ToList();
        Assert.Equal([$"HYPERLINK(\"{evidence.AbsoluteUri}\")", $"HYPERLINK(\"http://localhost/positions/{id}?asOf=2025-08-01\")"], formulas);
    }

    [Fact]
    public async Task As_known_on_an_earlier_day_what_was_accepted_later_is_left_out()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Transfer, Stance.Intends, "FIN");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Equal(2, (await LinesAsync(analyst, "/positions?handler=export&format=csv&country=FIN&topic=Transfer")).Count);
        Assert.Single(await LinesAsync(analyst, "/positions?handler=export&format=csv&country=FIN&topic=Transfer&knownAt=2025-07-20"));
    }

    [Fact]
    public async Task As_known_on_an_earlier_day_a_source_is_relied_on_as_it_was_then()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Clearance, Stance.Intends, "CHE");
        await app.WithDbAsync(async db =>
        {
            var source = await db.Articles.Where(a => a.Id == newsroom.Article.Id).Select(a => a.SourceId!.Value).SingleAsync(Cancelled);
            var now = TimeProvider.System.GetUtcNow();
            db.AddRange(Judged(source, 5, now.AddDays(-30)), Judged(source, 1, now.AddDays(30)));
            return await db.SaveChangesAsync(Cancelled);
        });
        using var line = JsonDocument.Parse(Assert.Single(await LinesAsync(await app.CreateSignedInAsync(Role.Analyst), "/positions?handler=export&format=jsonlines&country=CHE")));
        Assert.Equal(5, line.RootElement.GetProperty("reliability").GetInt32());
    }

    private static SourceReliability Judged(long source, int reliability, DateTimeOffset at) => new() { SourceId = source, Reliability = reliability, AuthorId = null, AuthorName = "Vera", At = at };

    [Fact]
    public async Task Words_that_a_spreadsheet_would_run_are_only_words()
    {
        const string Formula = "=HYPERLINK(1) will be said";
        var article = await app.WithDbAsync(db => MarkedArticles.AddAsync(db, [$"{Formula} by nobody."], Cancelled));
        var claim = new PositionClaim(CountryCode.Parse("NZL", null), Topic.Use, Stance.RulesOut, CodedNewsroom.SaidOn, null, null);
        await app.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(new Evidence.Unmarked(article, 1, 0, Formula.Length), [claim], PositionState.Accepted, null, CodedNewsroom.Colleague, Cancelled));
        Assert.Contains($"'{Formula}", (await LinesAsync(await app.CreateSignedInAsync(Role.Analyst), "/positions?handler=export&format=csv&country=NZL"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_are_taken_away_by_editors_alone_and_the_rest_by_visitors_where_reading_is_open()
    {
        const string Asked = "/positions?handler=export&format=csv&country=AUT";
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync(Words, PositionState.Draft, Topic.Use, Stance.Intends, "AUT");
        await newsroom.RecordAsync(Words, PositionState.Accepted, Topic.Support, Stance.InEffect, "AUT");
        Assert.Equal(3, (await LinesAsync(await app.CreateSignedInAsync(Role.Editor), Asked)).Count);
        await app.WithAsync<InstallationSettings, bool>(async settings =>
        {
            await settings.SetAnonymousReadingAsync(true, AuditActor.Application, Cancelled);
            return true;
        });
        Assert.Equal(2, (await LinesAsync(app.CreateVisitor(), Asked)).Count);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync(Cancelled)).TrimStart('\uFEFF').Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
    }
}
