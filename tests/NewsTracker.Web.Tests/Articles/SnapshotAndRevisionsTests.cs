using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class SnapshotAndRevisionsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_is_shown_word_by_word_between_any_two_revisions()
    {
        var (id, _) = await IngestAsync(Page("Monday"));
        await IngestAsync(Page("Tuesday"), id);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync($"/articles/{id}/revisions", Cancelled);
        Assert.Contains("Monday", page.QuerySelector("#body del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tuesday", page.QuerySelector("#body ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 word added, 1 removed", page.QuerySelector("#summary")!.TextContent, StringComparison.Ordinal);
        var back = await reader.PageAsync($"/articles/{id}/revisions?from=2&to=1", Cancelled);
        Assert.Contains("Monday", back.QuerySelector("#body ins")!.TextContent, StringComparison.Ordinal);
        using var none = await reader.GetAsync(new Uri($"/articles/{id}/revisions?from=1&to=9", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_revision_that_was_read_again_from_the_same_response_says_so_where_it_is_chosen()
    {
        var (id, _) = await IngestAsync(Page("Monday"));
        await app.WithDbAsync(async db =>
        {
            var first = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == id, Cancelled);
            db.Revisions.Add(new Revision
            {
                ArticleId = id,
                Number = 2,
                FetchedAt = first.FetchedAt,
                SnapshotId = first.SnapshotId,
                Headline = first.Headline,
                BodyText = "Read better.",
                BodyHtml = "<p>Read better.</p>",
                TextHash = Guid.NewGuid().ToByteArray(),
                Origins = new Dictionary<string, string>(),
                EngineVersion = 2,
            });
            return await db.SaveChangesAsync(Cancelled);
        });
        var labels = (await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/articles/{id}/revisions", Cancelled)).QuerySelectorAll("#from option").Select(option => option.TextContent).ToList();
        Assert.EndsWith(", read again", labels[0], StringComparison.Ordinal);
        Assert.EndsWith(" UTC", labels[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_revisions_than_are_listed_the_oldest_are_compared_by_their_numbers()
    {
        var id = await app.WithDbAsync(db => MarkedArticles.AddAsync(db, [.. Enumerable.Range(1, 203).Select(n => $"As of hour {n} nothing is decided.")], Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync($"/articles/{id}/revisions?from=1&to=2", Cancelled);
        Assert.Equal("[removed: 1][added: 2]", page.QuerySelector("#body del")!.TextContent + page.QuerySelector("#body ins")!.TextContent);
        Assert.Equal(("1", "203"), (page.QuerySelector("#from")!.GetAttribute("value"), page.QuerySelector("#to")!.GetAttribute("max")));
        Assert.Contains("Only the newest 200 are listed", (await reader.PageAsync($"/articles/{id}", Cancelled)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_reader_the_snapshot_leads_back_to_the_list_it_was_opened_from()
    {
        var (id, _) = await IngestAsync(Page("Monday"));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var opened = await reader.PageAsync($"/articles/{id}?q=monday&sort=relevance", Cancelled);
        var snapshot = await reader.PageAsync(opened.QuerySelector("#snapshot-link")!.GetAttribute("href")!, Cancelled);
        Assert.NotNull(snapshot.QuerySelector($"main a[href='/articles/{id}?q=monday&sort=relevance']"));
    }

    [Fact]
    public async Task A_snapshot_is_framed_without_any_right_and_its_bytes_come_back_as_they_were()
    {
        var content = Page("Monday") + "<script>alert(1)</script>";
        var (id, _) = await IngestAsync(content);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync($"/articles/{id}/snapshot", Cancelled);
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal("", frame.GetAttribute("sandbox"));
        using var framed = await reader.GetAsync(new Uri(frame.GetAttribute("src")!, UriKind.Relative), Cancelled);
        var policy = string.Join(';', framed.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox;", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(framed.Headers.GetValues("X-Frame-Options")));
        using var owner = await reader.GetAsync(new Uri($"/articles/{id}/snapshot", UriKind.Relative), Cancelled);
        Assert.Equal("DENY", Assert.Single(owner.Headers.GetValues("X-Frame-Options")));

        using var raw = await reader.GetAsync(new Uri(page.QuerySelector("#raw")!.GetAttribute("href")!, UriKind.Relative), Cancelled);
        Assert.Equal("attachment", raw.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Encoding.UTF8.GetBytes(content), await raw.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("feed")]
    public async Task Of_a_text_that_no_server_answered_with_it_is_said_where_it_is_from(string? origin)
    {
        var (id, url) = await IngestAsync(Page("Monday"));
        await app.WithDbAsync(async db =>
        {
            var snapshot = new Snapshot
            {
                Url = url,
                FetchedAt = DateTimeOffset.UnixEpoch,
                Sha256 = SHA256.HashData([1]),
                Length = 1,
                BrotliContent = [],
                Headers = origin is null ? new Dictionary<string, string>() : new() { [Snapshot.OriginHeader] = origin },
            };
            db.Add(snapshot);
            await db.SaveChangesAsync(Cancelled);
            return await db.Revisions.Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.SnapshotId, snapshot.Id), Cancelled);
        });
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/snapshot" })
        {
            var words = (await reader.PageAsync(address, Cancelled)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("Answered by", words, StringComparison.Ordinal);
            Assert.Contains(url, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_WARC_holds_every_snapshot_of_the_article_once_and_its_export_is_audited()
    {
        var (id, url) = await IngestAsync(Page("Monday"));
        await IngestAsync(Page("Tuesday"), id);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var response = await editor.PostFormAsync($"/articles/{id}/snapshot", [], "Warc");
        Assert.Equal("application/warc", response.Content.Headers.ContentType!.MediaType);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(Cancelled), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(Cancelled);
        Assert.Equal(3, text.Split("WARC/1.1\r\n").Length - 1);
        Assert.Equal(2, text.Split($"WARC-Target-URI: {url}\r\n").Length - 1);
        Assert.Contains("Tuesday", text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Page("Monday")))), await HashesAsync(id));
        Assert.True(await app.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "snapshots.export" && e.SubjectId == $"{id}", Cancelled)));

        using var refused = await (await app.CreateSignedInAsync(Role.Analyst)).PostFormAsync($"/articles/{id}", [], "Warc");
        Assert.NotEqual("application/warc", refused.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Single_articles_are_read_again_from_the_snapshot_or_ticked_in_the_list_by_admins_alone()
    {
        var (first, _) = await IngestAsync(Page("Monday"));
        var (second, _) = await IngestAsync(Page("Tuesday"));
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var chosen = (await admin.PageAsync($"/articles/{first}/snapshot", Cancelled)).QuerySelector("#read-again")!.GetAttribute("href")!;
        var page = await admin.PageAsync(chosen, Cancelled);
        Assert.Equal("Council votes on demining funds", page.QuerySelector("#chosen")!.TextContent.Trim());
        using var begun = await admin.PostFormAsync(chosen, new() { ["id"] = $"{first}" });
        Assert.StartsWith("/jobs/", begun.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal([first], await AskedAsync());

        Assert.NotNull((await admin.PageAsync("/articles", Cancelled)).QuerySelector("#selection [name=read]"));
        using var ticked = await admin.PostFormAsync($"/triage?article={first}&article={second}", new() { ["read"] = "true" }, formPage: "/articles");
        var both = ticked.Headers.Location!.ToString();
        Assert.Equal(2, (await admin.PageAsync(both, Cancelled)).QuerySelectorAll("#begin [name=id]").Length);
        using var again = await admin.PostFormAsync(both, []);
        Assert.Equal([first, second], await AskedAsync());

        using var all = await admin.PostFormAsync("/triage", new() { ["read"] = "true", ["all"] = "true", ["q"] = "demining" }, formPage: "/articles");
        var found = all.Headers.Location!.ToString();
        Assert.Equal("/articles/re-extract?q=demining", found);
        Assert.StartsWith("All that match demining", (await admin.PageAsync(found, Cancelled)).QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
        using var allAgain = await admin.PostFormAsync(found, new() { ["q"] = "demining", ["through"] = $"{second}" });
        Assert.StartsWith("/jobs/", allAgain.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Null(await AskedAsync());
        Assert.Contains("too common", (await admin.PageAsync("/articles/re-extract?q=the", Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);

        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.Null((await editor.PageAsync($"/articles/{first}/snapshot", Cancelled)).QuerySelector("#read-again"));
        Assert.Null((await editor.PageAsync("/articles", Cancelled)).QuerySelector("#selection [name=read]"));
    }

    private async Task<IReadOnlyList<long>?> AskedAsync() => System.Text.Json.JsonSerializer.Deserialize<ReextractionParameters>(
        await app.WithDbAsync(db => db.Jobs.Where(j => j.Kind == ReextractionParameters.Kind).OrderByDescending(j => j.Id).Select(j => j.Parameters).FirstAsync(Cancelled)), System.Text.Json.JsonSerializerOptions.Web)!.ArticleIds;

    private Task<List<string>> HashesAsync(long id) => app.WithDbAsync(async db =>
        (await db.Revisions.Where(r => r.ArticleId == id).Select(r => r.Snapshot!.Sha256).ToListAsync(Cancelled)).ConvertAll(Convert.ToHexString));

    private async Task<(long Id, string Url)> IngestAsync(string content, long? article = null)
    {
        var url = article is { } known ? await app.WithDbAsync(db => db.Articles.Where(a => a.Id == known).Select(a => a.Url!).SingleAsync(Cancelled)) : $"https://paper.example/{Guid.NewGuid()}";
        return (await app.TakeInAsync(content, new Uri(url)), url);
    }

    private static string Page(string day) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>Council votes on demining funds</title></head>
        <body><main><article>
        <h1>Council votes on demining funds</h1>
        <p>The regional council voted on {day} to set aside money for clearing the mined fields along the river, after a debate that went on until late in the night.</p>
        <p>Farmers had asked for years that the land be made safe. The clearing is to begin in the spring, and the council expects it to take at least four seasons.</p>
        <p>Two members abstained, saying that the sum was too small for the work and that the ministry in the capital should carry the greater part of the cost.</p>
        </article></main></body></html>
        """;
}
