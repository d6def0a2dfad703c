using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Countries;

/// <summary>The table of countries without scripts: sorted, filtered, as of a day, and taken away.</summary>
public sealed class CountryTableTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>, IAsyncLifetime
{
    private HttpClient analyst = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        analyst = await app.CreateSignedInAsync(Role.Analyst);
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Factories in Lithuania and Finland are getting ready", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU");
        await newsroom.RecordAsync("Estonia keeps production as an option for later", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "LVA");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_row_tells_status_stances_last_change_and_open_suggestions()
    {
        var page = await analyst.PageAsync("/countries?asOf=2025-08-01", Cancelled);

        Assert.Equal(197, page.QuerySelectorAll("#countries tbody tr").Length);
        var lithuania = page.QuerySelector("#LTU")!.TextContent;
        Assert.Contains("State Party", lithuania, StringComparison.Ordinal);
        Assert.Contains("leaves on 27 Dec 2025", lithuania, StringComparison.Ordinal);
        Assert.Contains("9 Jul 2025", lithuania, StringComparison.Ordinal);
        Assert.Equal("/countries/LTU?asOf=2025-08-01", page.QuerySelector("#LTU th a")!.GetAttribute("href"));
        Assert.Equal("Intends", page.QuerySelector("#LTU a.stance")!.TextContent);
        Assert.NotEqual("", page.QuerySelectorAll("#LVA td.numeric")[0].TextContent.Trim());
        Assert.Empty((await analyst.PageAsync("/countries?asOf=2025-07-08", Cancelled)).QuerySelectorAll("#LTU a.stance"));
    }

    [Fact]
    public async Task One_click_leaves_the_states_with_a_position_on_the_day_that_the_head_names()
    {
        var counts = (await analyst.PageAsync("/countries?asOf=2025-08-01&knownAt=2099-01-01", Cancelled)).QuerySelector("#counts")!;
        Assert.Contains("as of 1 Aug 2025, known by 1 Jan 2099", counts.TextContent, StringComparison.Ordinal);
        var stated = Assert.Single(counts.QuerySelectorAll("a"), link => link.TextContent == "2 with a position").GetAttribute("href")!;
        Assert.Equal(["EST", "LTU"], (await analyst.PageAsync(stated, Cancelled)).QuerySelectorAll("#countries tbody tr").Select(row => row.Id));
        var before = await analyst.PageAsync("/countries?stated=true&asOf=2025-07-08", Cancelled);
        Assert.Contains("none has an accepted position", before.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);

        var withdrawn = await analyst.PageAsync("/countries?stated=true&status=NotAParty&asOf=2025-08-01", Cancelled);
        Assert.Contains("none with the status “Never a party” has an accepted position", withdrawn.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["true", "true"], withdrawn.QuerySelectorAll("#counts [aria-current]").Select(link => link.GetAttribute("aria-current")));
    }

    [Fact]
    public async Task A_day_that_Article_17_gives_and_nobody_recorded_is_told_as_due()
    {
        await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(
            CountryCode.Parse("NPL", null), TreatyActKind.Deposit, new DateOnly(2024, 1, 10), ConsentInstrument.Accession, "C.N.1.2024, https://treaties.un.org/x", AuditActor.Application, Cancelled));
        var cell = (await analyst.PageAsync("/countries?view=Treaty&asOf=2025-08-01", Cancelled)).QuerySelector("#NPL [data-label='In force']")!.TextContent;
        Assert.Contains("due 1 Jul 2024", cell, StringComparison.Ordinal);
        Assert.Contains("not recorded", cell, StringComparison.Ordinal);
        Assert.EndsWith(",due,", await ExportedAsync("NPL", "2025-08-01"), StringComparison.Ordinal);
        Assert.Contains(",2024-07-01,,,", await ExportedAsync("NPL", "2024-02-01"), StringComparison.Ordinal);
        Assert.EndsWith(",computed,", await ExportedAsync("NPL", "2024-02-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_is_listed_with_the_treaty_and_leads_an_admin_to_the_form_filled_with_it()
    {
        await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(
            CountryCode.Parse("BHR", null), TreatyActKind.Deposit, new DateOnly(2024, 1, 10), ConsentInstrument.Accession, "C.N.3.2024, https://treaties.un.org/x", AuditActor.Application, Cancelled));
        Assert.Null(Due(await analyst.PageAsync("/treaty", Cancelled)).QuerySelector(".add-due"));
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var due = Due(await admin.PageAsync("/treaty", Cancelled));
        Assert.StartsWith("Bahrain: entry into force by Article 17(2) on 1 Jul 2024", due.TextContent.OnOneLine(), StringComparison.Ordinal);
        var form = (await admin.PageAsync(due.QuerySelector(".add-due")!.GetAttribute("href")!, Cancelled)).QuerySelector("#add-act")!;
        Assert.Equal(["BHR", "EntryIntoForce"], form.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")).Where(value => value != ""));
        Assert.Equal("2024-07-01", form.QuerySelector("#on")!.GetAttribute("value"));

        static IElement Due(IParentNode page) => Assert.Single(page.QuerySelectorAll("ul[aria-labelledby=due] li"), line => line.TextContent.StartsWith("Bahrain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawal_whose_day_passed_unrecorded_is_told_as_due_here_and_with_the_dates_of_the_treaty()
    {
        Assert.IsType<TreatyActOutcome.Added>(await app.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(
            CountryCode.Parse("PHL", null), TreatyActKind.WithdrawalNotified, new DateOnly(2025, 1, 10), null, "C.N.2.2025, https://treaties.un.org/x", AuditActor.Application, Cancelled)));
        async Task<string> EffectAsync(string day) => (await analyst.PageAsync($"/countries?view=Treaty&asOf={day}", Cancelled)).QuerySelector("#PHL [data-label='Takes effect']")!.TextContent.OnOneLine();
        Assert.Equal(("10 Jul 2025 ahead computed", "due 10 Jul 2025 not recorded"), (await EffectAsync("2025-07-09"), await EffectAsync("2025-07-10")));
        var row = (await analyst.PageAsync("/treaty", Cancelled)).QuerySelectorAll("#withdrawals tbody tr").Single(row => row.TextContent.Contains("Philippines", StringComparison.Ordinal));
        Assert.Equal(("not yet", "Due, not recorded"), (row.QuerySelector("[data-label=Recorded]")!.TextContent, row.QuerySelector("[data-label='Both agree']")!.TextContent));
        Assert.Contains("no such act is recorded", (await analyst.PageAsync("/countries/PHL", Cancelled)).QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_does_not_tell_what_happened_after_it_but_what_is_known_to_take_effect()
    {
        string[] columns = ["Deposited", "In force", "Withdrawal notified", "Takes effect"];
        Assert.Equal(["", "", "", ""], await CellsAsync("2003-05-11"));
        Assert.Equal(["12 May 2003 ratification", "1 Nov 2003 ahead", "", ""], await CellsAsync("2003-05-12"));
        Assert.Equal(["12 May 2003 ratification", "1 Nov 2003", "27 Jun 2025", "27 Dec 2025 ahead"], await CellsAsync("2025-08-01"));
        var lithuania = await ExportedAsync("LTU", "2003-05-12");
        Assert.Contains(",2003-05-12,ratification,2003-11-01,,,", lithuania, StringComparison.Ordinal);
        Assert.EndsWith(",computed,", lithuania, StringComparison.Ordinal);
        Assert.EndsWith(",computed,published", await ExportedAsync("LTU", "2025-12-27"), StringComparison.Ordinal);

        async Task<IEnumerable<string>> CellsAsync(string day)
        {
            var row = (await analyst.PageAsync($"/countries?view=Treaty&asOf={day}", Cancelled)).QuerySelector("#LTU")!;
            return columns.Select(column => string.Join(' ', row.QuerySelector($"[data-label='{column}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "computed")));
        }
    }

    [Fact]
    public async Task A_group_is_that_of_the_day_looked_at()
    {
        Assert.Null((await analyst.PageAsync("/countries?group=nato&asOf=2023-04-03", Cancelled)).QuerySelector("#FIN"));
        var page = await analyst.PageAsync("/countries?group=nato&asOf=2024-03-07&status=StateParty", Cancelled);
        Assert.NotNull(page.QuerySelector("#FIN"));
        Assert.Null(page.QuerySelector("#USA"));
        Assert.Equal(31, page.QuerySelectorAll("#countries tbody tr").Length);
    }

    [Theory]
    [InlineData("-production", "LTU", "EST")]
    [InlineData("production", "EST", "LTU")]
    [InlineData("-name", "ZWE", "ZMB")]
    public async Task A_click_on_a_column_sorts_by_it(string sort, string first, string second)
    {
        var page = await analyst.PageAsync($"/countries?asOf=2025-08-01&sort={sort}", Cancelled);
        Assert.Equal([first, second], page.QuerySelectorAll("#countries tbody tr").Take(2).Select(row => row.Id));
        Assert.Single(page.QuerySelectorAll("#countries thead [aria-sort]"));
    }

    [Theory]
    [InlineData("/countries?sort=colour")]
    [InlineData("/countries?group=warsaw-pact")]
    [InlineData("/countries?asOf=yesterday")]
    [InlineData("/countries?handler=export&format=pdf")]
    public async Task What_does_not_bind_is_refused(string address)
    {
        using var response = await analyst.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_table_is_taken_away_as_CSV()
    {
        using var response = await analyst.GetAsync(new Uri("/countries?group=nato&asOf=2025-08-01&handler=export&format=csv", UriKind.Relative), Cancelled);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("countries-2025-08-01.csv", response.Content.Headers.ContentDisposition!.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName);
        var lines = (await response.Content.ReadAsStringAsync(Cancelled)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(33, lines.Length);
        Assert.StartsWith("iso3,name,region,as_of", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("LTU,Lithuania,", StringComparison.Ordinal) && line.Contains(",intends,2025-07-09,http://localhost/positions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_is_taken_away_as_a_workbook()
    {
        using var response = await analyst.GetAsync(new Uri("/countries?asOf=2025-08-01&handler=export&format=xlsx", UriKind.Relative), Cancelled);
        await using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync(Cancelled));
        await using var sheet = await archive.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(Cancelled);
        var rows = (await XDocument.LoadAsync(sheet, LoadOptions.None, Cancelled)).Descendants().Where(element => element.Name.LocalName == "row").ToList();
        Assert.Equal(198, rows.Count);
        Assert.Contains(rows, row => row.Value.Contains("Lithuania", StringComparison.Ordinal) && row.Value.Contains("intends", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Value.Contains("HYPERLINK(\"http://localhost/positions/", StringComparison.Ordinal) && row.Value.Contains("?asOf=2025-08-01\")", StringComparison.Ordinal));
    }

    /// <summary>The line of a state in the file.</summary>
    private async Task<string> ExportedAsync(string code, string day)
    {
        var file = await analyst.GetStringAsync(new Uri($"/countries?asOf={day}&handler=export&format=csv", UriKind.Relative), Cancelled);
        return file.Split("\r\n").Single(line => line.StartsWith($"{code},", StringComparison.Ordinal));
    }
}
