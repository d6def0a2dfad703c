using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>Two admins with the same form open: the second is told what the first saved, keeps their own words, and nothing is overwritten unseen.</summary>
public sealed class ChangedMeanwhileTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Rules = """{ "layouts": [ { "fields": { "headline": { "selector": ".SELECTOR" } } } ] }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?, string, string, string> Forms => new()
    {
        { "/sources/SOURCE/rename", null, "Input.Name", "The first name", "The second name" },
        { "/sources/SOURCE/rules", "Save", "Rules", Rules.Replace("SELECTOR", "first", StringComparison.Ordinal), Rules.Replace("SELECTOR", "second", StringComparison.Ordinal) },
        { "/sources/filters/SOURCE", "Save", "Input.IncludeWords", "first words", "second words" },
        { "/sources/filters", "Save", "Input.ExcludeWords", "first words kept out", "second words kept out" },
        { "/sources/feeds/FEED/listing", "Save", "Rules", """{ "items": ".first" }""", """{ "items": ".second" }""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_second_to_save_is_told_what_the_first_saved_and_then_merges(string path, string? handler, string field, string first, string second)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        path = path.Replace("SOURCE", $"{source.Id}", StringComparison.Ordinal).Replace("FEED", $"{source.Feeds[0].Id}", StringComparison.Ordinal);
        var seen = SeenOf(await admin.PageAsync(path, Cancelled));
        Dictionary<string, string> Fields(string value, string mark) => new() { [field] = value, ["Seen"] = mark, ["Input.Reliability"] = "3" };
        using var saved = await admin.PostFormAsync(path, Fields(first, seen), handler);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        using var late = await admin.PostFormAsync(path, Fields(second, seen), handler);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.ReadAsync(Cancelled);
        var told = page.QuerySelector("#meanwhile")!.TextContent;
        Assert.Contains("first", told, StringComparison.Ordinal);
        Assert.Contains("changed this", told, StringComparison.Ordinal);
        var kept = page.QuerySelector($"form [name='{field}']")!;
        Assert.Equal(second, kept is IHtmlInputElement input ? input.Value : kept.TextContent);
        Assert.Contains("first", await StoredAsync(source.Id, path), StringComparison.Ordinal);

        using var merged = await admin.PostFormAsync(path, Fields(second, SeenOf(page)), handler);
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        Assert.Contains("second", await StoredAsync(source.Id, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_somebody_changed_are_not_removed_unseen()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await AddSourceAsync();
        var path = $"/sources/{source.Id}/rules";
        var seen = SeenOf(await admin.PageAsync(path, Cancelled));
        using var saved = await admin.PostFormAsync(path, new() { ["Rules"] = Rules, ["Seen"] = seen }, "Save");
        using var removed = await admin.PostFormAsync(path, new() { ["Seen"] = seen }, "Remove");
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
        Assert.Contains("SELECTOR", await StoredAsync(source.Id, path), StringComparison.Ordinal);
    }

    private static string SeenOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;

    private Task<Source> AddSourceAsync() => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = now };
        source.Feeds.Add(new Feed { SourceId = 0, Url = $"https://paper.example/{Guid.NewGuid()}", Kind = FeedKind.Listing, NextPollAt = now, IsPaused = true });
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source;
    });

    private Task<string> StoredAsync(long id, string path) => app.WithDbAsync(async db =>
    {
        var source = await db.Sources.AsNoTracking().Include(s => s.Feeds).SingleAsync(s => s.Id == id, Cancelled);
        return path == "/sources/filters"
            ? await db.Settings.Where(s => s.Key == GlobalFilters.Key).Select(s => s.Value).SingleAsync(Cancelled)
            : string.Join('\n', source.Name, source.ExtractionRules, source.Filters, source.Feeds[0].ListingRules);
    });
}
