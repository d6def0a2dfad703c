using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>Lists of sources: exported, wiped and imported they are the same; nothing is done before it was shown.</summary>
public sealed partial class SourceListTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Rules = "{\n  \"layouts\": [\n    {\n      \"fields\": {\n        \"headline\": {\n          \"selector\": \"h1[title='a & b'] > b\"\n        }\n      }\n    }\n  ]\n}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_that_are_no_feeds_are_told_one_by_one_and_bring_no_source()
    {
        var list = $"""
            <opml version="2.0"><body>
              <outline text="A file" xmlUrl="ftp://gazette.example/feed" />
              <outline text="Nothing" xmlUrl="" />
              <outline text="Endless" xmlUrl="https://endless.example/{new string('x', Feed.MaxUrlLength)}" />
            </body></opml>
            """;
        var preview = await LookAsync(await app.CreateSignedInAsync(Role.Admin), Encoding.UTF8.GetBytes(list));
        Assert.Equal("Nothing would be added", preview.QuerySelector("#summary .mark")!.TextContent);
        Assert.Null(preview.QuerySelector("#import"));
        Assert.Equal(
            ["It is no http or https address of a feed.", "It names no address of a feed.", $"Its address has more than {Feed.MaxUrlLength} characters."],
            preview.QuerySelectorAll("#plan tbody tr").Select(row => row.LastElementChild!.TextContent));
    }

    [Fact]
    public async Task Exported_wiped_and_imported_the_sources_are_identical()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        await WipeAsync();
        await app.WithDbAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var paper = new Source
            {
                Name = "A paper & its <friends>",
                HomeUrl = "https://paper.example/en/",
                Group = "Wires/English",
                Reliability = 5,
                CreatedAt = now,
                ExtractionRules = Rules,
                Filters = """{"includeWords":["landmine*","m & \"m\""],"excludeUrls":["/sport/"]}""",
            };
            paper.Feeds.Add(new Feed { SourceId = 0, Url = "https://paper.example/rss?a=1&b=2", Kind = FeedKind.Rss, PollInterval = TimeSpan.FromMinutes(5), Schedule = FeedSchedule.Cron, CronExpression = "*/20 6-22 * * *", KeepsAddress = true, NextPollAt = now });
            paper.Feeds.Add(new Feed { SourceId = 0, Url = "https://paper.example/news", Kind = FeedKind.Listing, PollInterval = TimeSpan.FromHours(6), IsPaused = true, NextPollAt = now, ListingRules = "{\n  \"items\": \"li > a\"\n}" });
            db.Sources.AddRange(paper, new Source { Name = "No feeds", HomeUrl = "https://quiet.example/", CreatedAt = now });
            db.Settings.Add(new Setting { Key = GlobalFilters.Key, Value = """{"excludeLanguages":["ru"]}""" });
            return db.SaveChangesAsync(Cancelled);
        });
        var before = await ExportAsync(admin);
        await WipeAsync();
        Assert.DoesNotContain("paper.example", await ExportAsync(admin), StringComparison.Ordinal);

        var events = await CountImportsAsync();
        var preview = await LookAsync(admin, Encoding.UTF8.GetBytes(before));
        Assert.Equal("2 sources, 2 feeds and filters for all sources would be added", preview.QuerySelector("#summary .mark-good")!.TextContent);
        Assert.Equal(0, await app.WithDbAsync(db => db.Sources.CountAsync(Cancelled)));
        using var imported = await ImportAsync(admin, preview);
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        Assert.Equal(Undated(before), Undated(await ExportAsync(admin)));
        Assert.Equal(events + 1, await CountImportsAsync());

        // Again there is nothing to do; after a change the list puts it right, and says so first.
        var again = await LookAsync(admin, Encoding.UTF8.GetBytes(before));
        Assert.Null(again.QuerySelector("#import"));
        await app.WithDbAsync(db => db.Feeds.Where(f => f.Kind == FeedKind.Rss).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        var change = await LookAsync(admin, Encoding.UTF8.GetBytes(before));
        Assert.Contains("paused: yes → no", change.QuerySelector("#plan")!.TextContent, StringComparison.Ordinal);
        using var changed = await ImportAsync(admin, change);
        Assert.Equal(Undated(before), Undated(await ExportAsync(admin)));

        // Sources that were removed by their pages come back by the list, too.
        foreach (var source in await app.WithDbAsync(db => db.Sources.Select(s => s.Id).ToListAsync(Cancelled)))
        {
            using var removed = await admin.PostFormAsync($"/sources/{source}/remove", []);
        }

        Assert.DoesNotContain("paper.example", await ExportAsync(admin), StringComparison.Ordinal);
        var restore = await LookAsync(admin, Encoding.UTF8.GetBytes(before));
        Assert.Contains("removed: yes → no", restore.QuerySelector("#plan")!.TextContent, StringComparison.Ordinal);
        using var restored = await ImportAsync(admin, restore);
        Assert.Equal(Undated(before), Undated(await ExportAsync(admin)));
    }

    [Fact]
    public async Task A_list_of_another_program_becomes_sources_in_groups()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        const string List = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <opml version="1.0"><head><title>mine</title></head><body>
            <outline text="Baltics/North"><outline title="Päevaleht" type="rss" xmlUrl="https://other.example/rss" htmlUrl="https://other.example/front"/>
            <outline text="Sport" xmlUrl="https://other.example/sport.xml" htmlUrl="https://other.example/sport"/></outline>
            <outline text="bad" xmlUrl="javascript:alert(1)"/>
            </body></opml>
            """;
        var preview = await LookAsync(admin, Encoding.Latin1.GetBytes(List));
        Assert.Equal("1 cannot be taken in", preview.QuerySelector("#summary .mark-bad")!.TextContent);
        using var imported = await ImportAsync(admin, preview);
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        var source = await app.WithDbAsync(db => db.Sources.Include(s => s.Feeds).SingleAsync(s => s.HomeUrl == "https://other.example/", Cancelled));
        Assert.Equal(("Päevaleht", "Baltics-North", 2), (source.Name, source.Group, source.Feeds.Count));
    }

    [Theory]
    [InlineData("""<!DOCTYPE opml [<!ENTITY a "b">]><opml version="2.0"><body><outline text="&a;" xmlUrl="https://x.example/"/></body></opml>""", "document type")]
    [InlineData("<opml><body>", "not well-formed")]
    [InlineData("<rss><channel/></rss>", "no OPML")]
    [InlineData("<opml><body><outline text='empty'/></body></opml>", "no sources")]
    public async Task What_is_no_list_is_said_to_be_none(string list, string expected)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await LookAsync(admin, Encoding.UTF8.GetBytes(list));
        Assert.Contains(expected, page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_too_many_hosts_or_bytes_is_refused()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var hosts = string.Concat(Enumerable.Range(0, 501).Select(i => $"<outline text='a' xmlUrl='https://h{i}.example/rss'/>"));
        Assert.Contains("501 hosts", (await LookAsync(admin, Encoding.UTF8.GetBytes($"<opml><body>{hosts}</body></opml>"))).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("larger than", (await LookAsync(admin, new byte[1_000_001])).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("<outline text='a'>", 5_000));
        Assert.NotNull((await LookAsync(admin, Encoding.UTF8.GetBytes($"<opml><body>{deep}"))).QuerySelector("#problems"));
    }

    [Fact]
    public async Task The_starter_set_comes_in_paused_and_once()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var preview = await admin.PageAsync("/sources/import?from=starter", Cancelled);
        Assert.Null(preview.QuerySelector("#summary .mark-bad"));
        using var imported = await admin.PostFormAsync("/sources/import?from=starter", new() { ["fingerprint"] = preview.QuerySelector("#import input[name=fingerprint]")!.GetAttribute("value")! }, "Import");
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        var feeds = await app.WithDbAsync(db => db.Feeds.Where(f => f.Source!.Group == "Baltics").Select(f => f.IsPaused).ToListAsync(Cancelled));
        Assert.NotEmpty(feeds);
        Assert.All(feeds, Assert.True);
        Assert.DoesNotContain("id=\"import\"", await admin.GetStringAsync(new Uri("/sources/import?from=starter", UriKind.Relative), Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_an_import_replaces_are_kept_whole_in_the_audit()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var old = Rules.Replace("h1", $"h1.{new string('x', 200)}", StringComparison.Ordinal);
        await WipeAsync();
        await app.WithDbAsync(db =>
        {
            db.Sources.Add(new Source { Name = "Ruled", HomeUrl = "https://ruled.example/", CreatedAt = TimeProvider.System.GetUtcNow(), ExtractionRules = Rules });
            return db.SaveChangesAsync(Cancelled);
        });
        var list = await ExportAsync(admin);
        await app.WithDbAsync(db => db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.ExtractionRules, old), Cancelled));
        using var imported = await ImportAsync(admin, await LookAsync(admin, Encoding.UTF8.GetBytes(list)));
        Assert.Equal(Rules, await app.WithDbAsync(db => db.Sources.Select(s => s.ExtractionRules).SingleAsync(Cancelled)));
        var kept = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "sources.import").OrderByDescending(e => e.Id).Select(e => e.After!).FirstAsync(Cancelled));
        using var json = JsonDocument.Parse(kept);
        var value = Assert.Single(json.RootElement.GetProperty("done")[0].GetProperty("values").EnumerateArray());
        Assert.Equal((old, Rules), (value.GetProperty("before").GetString(), value.GetProperty("after").GetString()));
    }

    private static string Undated(string list) => DateCreated().Replace(list, "");

    private async Task WipeAsync() => await app.WithDbAsync(async db =>
    {
        await db.Feeds.ExecuteDeleteAsync(Cancelled);
        await db.Sources.ExecuteDeleteAsync(Cancelled);
        return await db.Settings.Where(s => s.Key == GlobalFilters.Key).ExecuteDeleteAsync(Cancelled);
    });

    private Task<int> CountImportsAsync() => app.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "sources.import", Cancelled));

    [Fact]
    public async Task A_feed_on_a_network_that_is_not_public_is_refused_as_adding_it_would_be_and_one_that_stands_twice_is_told_so()
    {
        const string List = """
            <opml version="2.0"><body>
              <outline text="Inside" xmlUrl="http://10.0.0.1/f" />
              <outline text="Twofold" xmlUrl="https://twofold.example/rss" />
              <outline text="Twofold" xmlUrl="https://twofold.example/rss" />
            </body></opml>
            """;
        var preview = await LookAsync(await app.CreateSignedInAsync(Role.Admin), Encoding.UTF8.GetBytes(List));
        var rows = preview.QuerySelectorAll("#plan tbody tr").Select(row => (row.Children[1].TextContent, row.LastElementChild!.TextContent)).ToList();
        Assert.Contains(("http://10.0.0.1/f", "10.0.0.1 is no public address. A host on your own network can be allowed by name in Outbound:AllowedPrivateHosts."), rows);
        Assert.Equal(["Feed, every 15 minutes", "Twice in this list: its first entry counts."], rows.Where(row => row.Item1 == "https://twofold.example/rss").Select(row => row.Item2));
    }

    [Fact]
    public async Task A_file_that_is_empty_and_none_at_all_are_told_apart()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        Assert.Contains("The file is empty", (await LookAsync(admin, [])).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        using var none = await admin.PostFormAsync("/sources/import", [], "Look");
        var page = await none.ReadAsync(Cancelled);
        Assert.Contains("Choose an OPML file first.", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.False(page.QuerySelector("#file")!.HasAttribute("required"));
    }

    private static Task<string> ExportAsync(HttpClient admin) => admin.GetStringAsync(new Uri("/sources/export", UriKind.Relative), Cancelled);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> LookAsync(HttpClient admin, byte[] list)
    {
        var address = new Uri("/sources/import?handler=Look", UriKind.Relative);
        using var page = await admin.GetAsync(new Uri("/sources/import", UriKind.Relative), Cancelled);
        using var form = new MultipartFormDataContent { { new StringContent((await Forms.TokenOfAsync(page))!), "__RequestVerificationToken" }, { new ByteArrayContent(list), "file", "list.opml" } };
        using var response = await admin.PostAsync(address, form, Cancelled);
        return await response.ReadAsync(Cancelled);
    }

    private static Task<HttpResponseMessage> ImportAsync(HttpClient admin, AngleSharp.Html.Dom.IHtmlDocument preview) => admin.PostFormAsync(
        "/sources/import",
        preview.QuerySelectorAll("#import input[type=hidden]").Where(input => input.GetAttribute("name")![0] != '_').ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? ""),
        "Import");

    [GeneratedRegex("<dateCreated>.*?</dateCreated>")]
    private static partial Regex DateCreated();
}
