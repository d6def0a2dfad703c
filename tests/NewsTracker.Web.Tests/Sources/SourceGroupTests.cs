using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

public sealed class SourceGroupTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("////", HttpStatusCode.UnprocessableEntity, "Wires")]
    [InlineData(" / ", HttpStatusCode.UnprocessableEntity, "Wires")]
    [InlineData("  ", HttpStatusCode.Redirect, null)]
    [InlineData("/Baltics//Estonia/", HttpStatusCode.Redirect, "Baltics/Estonia")]
    public async Task A_source_leaves_its_group_only_when_the_field_is_empty(string typed, HttpStatusCode status, string? group)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = new Source { Name = "A wire", HomeUrl = $"https://{Guid.NewGuid():N}.example/", Group = "Wires", CreatedAt = TimeProvider.System.GetUtcNow() };
        await app.WithDbAsync(db =>
        {
            db.Sources.Add(source);
            return db.SaveChangesAsync(Cancelled);
        });
        var path = $"/sources/{source.Id}/rename";
        var seen = (await admin.PageAsync(path, Cancelled)).QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        using var answer = await admin.PostFormAsync(path, new() { ["Seen"] = seen, ["Input.Name"] = "A wire", ["Input.Group"] = typed, ["Input.Reliability"] = "3" });
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(group, await app.WithDbAsync(db => db.Sources.Where(s => s.Id == source.Id).Select(s => s.Group).SingleAsync(Cancelled)));
        Assert.Equal($"{(group is null ? "" : $"In {group} · ")}Reliability 3 of 5", (await admin.PageAsync($"/sources/{source.Id}", Cancelled)).QuerySelector("#kept-as")!.TextContent);
    }

    [Fact]
    public async Task A_source_that_is_called_as_another_is_says_so_and_leads_to_it()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var name = $"The Echo {Guid.NewGuid():N}";
        List<Source> echoes = [.. Enumerable.Range(0, 2).Select(_ => new Source { Name = name, HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = TimeProvider.System.GetUtcNow() })];
        await app.WithDbAsync(db =>
        {
            db.Sources.AddRange(echoes);
            return db.SaveChangesAsync(Cancelled);
        });
        var other = (await admin.PageAsync($"/sources/{echoes[0].Id}", Cancelled)).QuerySelector("#namesakes a")!;
        Assert.Equal($"/sources/{echoes[1].Id}", other.GetAttribute("href"));
        await app.WithDbAsync(db => db.Sources.Where(s => s.Id == echoes[1].Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, "The Echo of the south"), Cancelled));
        Assert.Null((await admin.PageAsync($"/sources/{echoes[0].Id}", Cancelled)).QuerySelector("#namesakes"));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_told_in_a_sentence()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = new Source { Name = "A wire", HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = TimeProvider.System.GetUtcNow() };
        await app.WithDbAsync(db =>
        {
            db.Sources.Add(source);
            return db.SaveChangesAsync(Cancelled);
        });
        using var answer = await admin.PostFormAsync($"/sources/{source.Id}/rename", new() { ["Input.Name"] = new string('n', 201), ["Input.Reliability"] = "3" });
        Assert.Contains("The name has at most 200 characters.", (await answer.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }
}
