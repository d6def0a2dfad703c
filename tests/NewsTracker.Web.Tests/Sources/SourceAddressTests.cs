using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>What cannot be the address of a source is told so, with what to do.</summary>
public sealed class SourceAddressTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ftp://example.org/feed", "begin with https:// or http://")]
    [InlineData("https://me:secret@example.org/", "Leave out the name, the password")]
    [InlineData("not a url", "Type the address of a page or feed")]
    public async Task An_address_that_cannot_be_a_sources_is_told_why(string address, string why)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var answer = await admin.PostFormAsync("/sources/add", new() { ["url"] = address });
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_looked_for_from_a_source_s_page_joins_that_source_whatever_its_home_page()
    {
        var email = await app.AddUserAsync(Role.Admin);
        using var admin = app.CreateVisitor();
        await admin.SignInAsync(email, NewsTrackerApp.Password);
        var person = Guid.Parse($"{await app.FindUserIdAsync(email)}");
        var now = TimeProvider.System.GetUtcNow();
        var host = $"https://{Guid.NewGuid():N}.example";
        var source = new Source { Name = "The English pages", HomeUrl = $"{host}/en/", CreatedAt = now };
        await app.WithDbAsync(db =>
        {
            db.Sources.Add(source);
            return db.SaveChangesAsync(Cancelled);
        });
        var way = (await admin.PageAsync($"/sources/{source.Id}", Cancelled)).QuerySelector("a[href^='/sources/add']")!.GetAttribute("href")!;
        Assert.Contains(source.Name, (await admin.PageAsync(way, Cancelled)).QuerySelector("#joins")!.TextContent, StringComparison.Ordinal);

        var findings = $$"""{"homeUrl":"{{host}}/","forSourceId":{{source.Id}},"feeds":[{"url":"{{host}}/en/rss","kind":"Rss","where":"at the address","count":1}]}""";
        var look = new SourceLook { Id = Guid.NewGuid(), StartedBy = person, Address = $"{host}/en/", StartedAt = now, HeartbeatAt = now, FinishedAt = now, Findings = findings };
        await app.WithDbAsync(db =>
        {
            db.SourceLooks.Add(look);
            return db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains(source.Name, (await admin.PageAsync($"/sources/add/{look.Id}", Cancelled)).QuerySelector("#save")!.TextContent, StringComparison.Ordinal);
        using var added = await admin.PostFormAsync($"/sources/add/{look.Id}", new() { ["Input.Feeds"] = $"{host}/en/rss", ["Input.Name"] = source.Name, ["Input.Minutes"] = "15" }, "Add");
        Assert.Equal($"/sources/{source.Id}", added.Headers.Location!.ToString());
        Assert.Equal(source.Id, await app.WithDbAsync(db => db.Feeds.Where(f => f.Url == $"{host}/en/rss").Select(f => f.SourceId).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task An_admin_finds_the_looks_that_are_under_way_where_no_more_can_be_begun()
    {
        var email = await app.AddUserAsync(Role.Admin);
        using var admin = app.CreateVisitor();
        await admin.SignInAsync(email, NewsTrackerApp.Password);
        var person = Guid.Parse($"{await app.FindUserIdAsync(email)}");
        var now = TimeProvider.System.GetUtcNow();
        SourceLook Look(string address, Guid startedBy, DateTimeOffset? finishedAt = null) =>
            new() { Id = Guid.NewGuid(), StartedBy = startedBy, Address = address, StartedAt = now, HeartbeatAt = now, FinishedAt = finishedAt, Findings = "{}" };
        await app.WithDbAsync(db =>
        {
            db.SourceLooks.AddRange([.. Enumerable.Range(1, 3).Select(n => Look($"https://slow{n}.example/", person)), Look("https://done.example/", person, now), Look("https://others.example/", Guid.NewGuid())]);
            return db.SaveChangesAsync(Cancelled);
        });

        using var refused = await admin.PostFormAsync("/sources/add", new() { ["url"] = "https://fourth.example/" });
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("open one of yours below", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("#looks li").Count(look => look.TextContent.Contains("Under way", StringComparison.Ordinal)));
        var listed = (await admin.PageAsync("/sources/add", Cancelled)).QuerySelector("#looks")!;
        Assert.Contains("Finished", listed.LastElementChild!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("others.example", listed.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await admin.PageAsync(listed.QuerySelector("a")!.GetAttribute("href")!, Cancelled)).QuerySelector("#doing"));
    }
}
