using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed partial class ExportTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_found_is_taken_away_in_every_form_and_audited()
    {
        await SeedAsync();
        var analyst = await app.CreateSignedInAsync(Role.Analyst);

        var csv = System.Text.Encoding.UTF8.GetString(await ExportAsync(analyst, "Csv"));
        Assert.Contains("# Articles: hovercraft", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd, a hovercraft\"", csv, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\d+,2025-07-09T07:00:00Z,""'=cmd", csv);
        Assert.Matches(@"(?m)^\d+,,""Two ", csv);
        Assert.Contains(",lede,first_seen,published_as_printed\r\n", csv, StringComparison.Ordinal);
        Assert.EndsWith("# 2 rows\r\n", csv, StringComparison.Ordinal);

        var lines = System.Text.Encoding.UTF8.GetString(await ExportAsync(analyst, "JsonLines")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());

        using var atom = new MemoryStream(await ExportAsync(analyst, "Atom"));
        var entries = XDocument.Load(atom).Root!.Elements("{http://www.w3.org/2005/Atom}entry").ToList();
        Assert.Equal(2, entries.Count);

        // Where no date was printed none is told: when it came in is another one.
        Assert.Equal([true, false], entries.Select(entry => entry.Element("{http://www.w3.org/2005/Atom}published") is not null));

        using var feed = JsonDocument.Parse(await ExportAsync(analyst, "JsonFeed"));
        var about = feed.RootElement.GetProperty("_newstracker");
        Assert.Equal(("hovercraft", 2, 2), (about.GetProperty("query").GetString(), about.GetProperty("rows").GetInt32(), feed.RootElement.GetProperty("items").GetArrayLength()));
        Assert.Equal("A hovercraft came by.", feed.RootElement.GetProperty("items")[0].GetProperty("content_text").GetString());
        Assert.Equal("=cmd, a hovercraft", feed.RootElement.GetProperty("items")[0].GetProperty("title").GetString());

        using var workbook = new ZipArchive(new MemoryStream(await ExportAsync(analyst, "Xlsx")));
        await using var sheet = await workbook.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Cancelled);
        await using var styles = await workbook.GetEntry("xl/styles.xml")!.OpenAsync(Cancelled);
        Assert.Contains(XDocument.Load(styles).Descendants("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}numFmt"), format => format.Attribute("formatCode")!.Value == "yyyy-mm-dd hh:mm \"UTC\"");
        var cells = XDocument.Load(sheet);
        Assert.Equal(3, cells.Descendants("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row").Count());
        Assert.All(cells.Descendants("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}col"), column => Assert.True((double)column.Attribute("width")! > "2026-02-20 10:45 UTC".Length));
        Assert.NotEmpty(cells.Descendants("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}col"));

        var ris = System.Text.Encoding.UTF8.GetString(await ExportAsync(analyst, "Ris")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(ris, line => Assert.Matches("^[A-Z][A-Z0-9]  - ", line));
        Assert.Equal(2, ris.Count(line => line == "TY  - NEWS"));
        Assert.Matches("^N1  - Articles: hovercraft, exported .+Z: 2 references$", Assert.Single(ris, line => line.StartsWith("N1", StringComparison.Ordinal)));
        Assert.Equal(2, Occurrences(await ExportAsync(analyst, "BibTeX"), "@online{"));

        Assert.Equal(7, await app.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "articles.export" && e.SubjectId == "hovercraft", Cancelled)));
        var ends = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "articles.export-end" && e.SubjectId == "hovercraft").Select(e => e.After).ToListAsync(Cancelled));
        Assert.Equal(Enumerable.Repeat(2, 7), ends.Select(end => JsonDocument.Parse(end!).RootElement.GetProperty("rows").GetInt32()));
    }

    [Theory]
    [InlineData("Csv", "# Articles: zeppelins", "# 0 rows")]
    [InlineData("JsonLines", "\"query\":\"zeppelins\"", "{\"rows\":0}")]
    [InlineData("Atom", "<title>Articles: zeppelins</title>", "<!-- 0 entries -->")]
    [InlineData("JsonFeed", "\"query\": \"zeppelins\"", "\"rows\": 0")]
    [InlineData("Ris", "Articles: zeppelins", "0 references")]
    [InlineData("BibTeX", "% Articles: zeppelins", "% 0 references")]
    public async Task A_file_without_articles_says_which_search_it_answers_and_when_all_the_same(string format, string query, string rows)
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var text = System.Text.Encoding.UTF8.GetString(await ExportAsync(analyst, format, "zeppelins"));
        Assert.Contains(query, text, StringComparison.Ordinal);
        Assert.Contains(rows, text, StringComparison.Ordinal);
        Assert.Matches(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text);
    }

    [Theory]
    [InlineData(ExportFormat.Csv, "# 1 row. Cut off: more articles match than the newest 1")]
    [InlineData(ExportFormat.JsonLines, "{\"rows\":1,\"missing\":\"Cut off: ")]
    [InlineData(ExportFormat.Atom, "<!-- 1 entry. Cut off: ")]
    [InlineData(ExportFormat.JsonFeed, "\"missing\": \"Cut off: ")]
    [InlineData(ExportFormat.Ris, "1 reference. Cut off: ")]
    [InlineData(ExportFormat.BibTeX, "% 1 reference. Cut off: ")]
    [InlineData(ExportFormat.Xlsx, "Cut off: ")]
    public async Task An_export_that_is_cut_says_so_and_how_to_have_the_rest(ExportFormat format, string words)
    {
        await app.WithDbAsync(async db =>
        {
            await CodedArticle.AddAsync(db, "A bathyscaphe.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled);
            return await CodedArticle.AddAsync(db, "A bathyscaphe.", new DateTimeOffset(2025, 7, 8, 7, 0, 0, TimeSpan.Zero), Cancelled);
        });
        var text = await WriteAsync("bathyscaphe", format, most: 1);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("come again: bathyscaphe published:..2025-07-09T07:00:00", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cut off", await WriteAsync("bathyscaphe", format, most: 1000), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_export_names_finds_the_rest_of_either()
    {
        await app.WithDbAsync(async db =>
        {
            await CodedArticle.AddAsync(db, "A heliograph.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled, headline: "The newest");
            await CodedArticle.AddAsync(db, "A heliograph.", new DateTimeOffset(2025, 7, 9, 6, 0, 0, TimeSpan.Zero), Cancelled, headline: "The one before");
            return await CodedArticle.AddAsync(db, "An orrery.", new DateTimeOffset(2025, 7, 8, 7, 0, 0, TimeSpan.Zero), Cancelled, headline: "The oldest");
        });
        var cut = await WriteAsync("heliograph or orrery", ExportFormat.Csv, most: 2);
        var rest = cut[(cut.IndexOf("come again: ", StringComparison.Ordinal) + "come again: ".Length)..].Trim().TrimEnd('"');
        var others = await WriteAsync(rest, ExportFormat.Csv, most: 1000);
        Assert.DoesNotContain("The newest", others, StringComparison.Ordinal);
        Assert.Contains("The one before", others, StringComparison.Ordinal);
        Assert.Contains("The oldest", others, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string query, ExportFormat format, int most)
    {
        var ready = (SearchPreparation.Ready)await app.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled));
        return await app.WithAsync<ArticleExport, string>(async export =>
        {
            using var stream = new MemoryStream();
            await export.WriteAsync(ready, format, most, "https://tracker.example/articles/", new AuditActor(null, "Vera", null), stream, Cancelled);
            return format is ExportFormat.Xlsx ? await AboutOfAsync(stream) : System.Text.Encoding.UTF8.GetString(stream.ToArray());
        });
    }

    private static async Task<string> AboutOfAsync(MemoryStream written)
    {
        using var workbook = new ZipArchive(written);
        using var sheet = new StreamReader(await workbook.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync(Cancelled));
        return await sheet.ReadToEndAsync(Cancelled);
    }

    [Fact]
    public async Task What_is_asked_is_no_cell_of_its_own()
    {
        var csv = System.Text.Encoding.UTF8.GetString(await ExportAsync(await app.CreateSignedInAsync(Role.Analyst), "Csv", "zeppelins,%3D1%2B1"));
        Assert.Contains("zeppelins,=1+1", csv, StringComparison.Ordinal);
        Assert.Matches("^\uFEFF\"# Articles: (?:[^\"]|\"\")+\"\r\n# Exported ", csv);
    }

    [Fact]
    public async Task What_is_asked_begins_no_reference()
    {
        var text = System.Text.Encoding.UTF8.GetString(await ExportAsync(await app.CreateSignedInAsync(Role.Analyst), "BibTeX", "%22@zeppelins%22"));
        Assert.Contains("% Articles: \"(at)zeppelins\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain('@', text);
    }

    private static int Occurrences(byte[] content, string of) => System.Text.Encoding.UTF8.GetString(content).Split(of).Length - 1;

    private static async Task<byte[]> ExportAsync(HttpClient client, string format, string query = "hovercraft")
    {
        var address = $"/articles/export?q={query}";
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancelled);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), new("format", format)]);
        using var response = await client.PostAsync(new Uri(address, UriKind.Relative), form, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(Cancelled);
    }

    private Task<int> SeedAsync() => app.WithDbAsync(async db =>
    {
        await CodedArticle.AddAsync(db, "A hovercraft came by.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled, headline: "=cmd, a hovercraft");
        await CodedArticle.AddAsync(db, "Another hovercraft came by.", new DateTimeOffset(2025, 7, 8, 7, 0, 0, TimeSpan.Zero), Cancelled, headline: "Two \"hovercraft\"\u0001");
        return await db.Articles.Where(a => a.Headline.StartsWith("Two")).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedAt, (DateTimeOffset?)null), Cancelled);
    });

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
