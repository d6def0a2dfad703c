using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>What is changed of an annotation by its form, and its tags after they were deprecated or merged.</summary>
public sealed class AnnotationTagTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Text = "Lithuania will leave the Convention.\n\nFinland decides in the autumn.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_that_was_deprecated_since_may_stay_and_is_not_chosen_anew()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Gas masks", ["Input.Colour"] = "Grey" });
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        const string Tagged = """{ "motivation": "commenting", "body": [ { "type": "TextualBody", "value": "Seen." }, { "type": "TextualBody", "purpose": "tagging", "value": "Gas masks" } ], "target": "x" }""";
        using var tagged = await editor.SendAsync(HttpMethod.Put, address, Tagged, "\"1\"");
        Assert.Equal(HttpStatusCode.OK, tagged.StatusCode);
        await app.WithDbAsync(db => db.Tags.Where(t => t.Slug == "gas-masks").ExecuteUpdateAsync(set => set.SetProperty(t => t.DeprecatedAt, DateTimeOffset.UnixEpoch), Cancelled));

        using var kept = await editor.SendAsync(HttpMethod.Put, address, Tagged.Replace("Seen.", "Seen twice.", StringComparison.Ordinal), "\"2\"");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var other = await editor.MarkAsync(await AddAsync(), "Lithuania");
        using var anew = await editor.SendAsync(HttpMethod.Put, other, Tagged, "\"1\"");
        Assert.Contains("deprecated", await anew.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_comment_leaves_the_tags_as_they_are_though_they_were_merged_or_a_new_one_is_called_so()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        foreach (var name in new[] { "Sea mines", "Naval mines", "Sonar" })
        {
            using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = name, ["Input.Colour"] = "Grey" });
        }

        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        const string Tags = """{ "type": "TextualBody", "purpose": "tagging", "value": "Sea mines" }, { "type": "TextualBody", "purpose": "tagging", "value": "Sonar" }""";
        using var tagged = await editor.SendAsync(HttpMethod.Put, address, $$"""{ "body": [ {{Tags}} ], "target": "x" }""", "\"1\"");
        Assert.Equal(HttpStatusCode.OK, tagged.StatusCode);
        var carried = await app.WithDbAsync(db => db.Tags.Where(t => t.Slug == "sea-mines" || t.Slug == "sonar").OrderBy(t => t.Id).Select(t => t.Id).ToArrayAsync(Cancelled));
        await app.WithDbAsync(db => db.Tags.Where(t => t.Slug == "sea-mines").ExecuteUpdateAsync(
            set => set.SetProperty(t => t.DeprecatedAt, DateTimeOffset.UnixEpoch).SetProperty(t => t.RedirectToId, db.Tags.First(other => other.Slug == "naval-mines").Id), Cancelled));
        await app.WithDbAsync(db => db.Tags.Where(t => t.Slug == "sonar").ExecuteUpdateAsync(set => set.SetProperty(t => t.DeprecatedAt, DateTimeOffset.UnixEpoch), Cancelled));
        using var anew = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Sonar", ["Input.Colour"] = "Grey" });

        var page = await editor.GetStringAsync(new Uri($"/annotations/{address.Split('/')[^1]}/edit", UriKind.Relative), Cancelled);
        Assert.Contains("value=\"Naval mines, Sonar\"", page, StringComparison.Ordinal);
        using var saved = await editor.PostFormAsync($"/annotations/{address.Split('/')[^1]}/edit", new() { ["Version"] = "2", ["Body"] = "A comma, mended.", ["Tags"] = "Naval mines, Sonar" });
        var kept = await app.WithDbAsync(db => db.Annotations.Where(a => a.Body == "A comma, mended.").Select(a => a.TagIds).SingleAsync(Cancelled));
        Assert.Equal(carried, kept.Order());
    }

    [Fact]
    public async Task A_form_that_claims_a_version_which_was_never_made_is_a_bad_request()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        using var refused = await editor.PostFormAsync($"/annotations/{address.Split('/')[^1]}/edit", new() { ["Version"] = "9", ["Body"] = "Changed." });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private Task<long> AddAsync() => app.WithDbAsync(db => MarkedArticles.AddAsync(db, [Text], Cancelled));
}
