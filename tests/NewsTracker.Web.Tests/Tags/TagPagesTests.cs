using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Tags;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Tags;

/// <summary>Tags without scripts: the tree, one tag, and the tags of an article.</summary>
public sealed class TagPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_added_renamed_and_moved_and_its_history_takes_each_back()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var weapons = await app.WithDbAsync(db => db.Tags.SingleAsync(t => t.Slug == "weapons", Cancelled));
        using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Detectors", ["Input.Aliases"] = "Mine detectors", ["Input.Colour"] = "Teal" });
        Assert.Equal("/tags/detectors", added.Headers.Location!.ToString());
        using var edited = await editor.PostFormAsync(
            "/tags/detectors/edit", new() { ["Input.Version"] = "1", ["Input.Name"] = "Detection gear", ["Input.Aliases"] = "Mine detectors", ["Input.Colour"] = "Teal", ["Input.ParentId"] = $"{weapons.Id}" });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        var page = await editor.PageAsync("/tags/detectors", Cancelled);
        Assert.Equal("Detection gear", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("below Weapons", page.QuerySelector("#history + div")!.TextContent, StringComparison.Ordinal);

        var undo = page.QuerySelector("a[href*='/undo']")!.GetAttribute("href")!;
        using var undone = await editor.PostFormAsync(undo, []);
        Assert.Equal("Detectors", (await editor.PageAsync("/tags/detectors", Cancelled)).QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_merge_shows_beforehand_what_it_touches_leads_on_and_can_be_undone()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var first = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Drones", ["Input.Colour"] = "Grey" });
        var article = await AddArticleAsync();
        using var set = await editor.PostAsync(new Uri($"/articles/{article}/tagging", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("names", "drones")), Cancelled);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var preview = await editor.PageAsync("/tags/drones/merge?with=Mine%20production&preview=true", Cancelled);
        Assert.Contains("1 article and 0 passages", preview.QuerySelector("#touches")!.TextContent, StringComparison.Ordinal);
        var into = ((IHtmlInputElement)preview.QuerySelector("input[name=into]")!).Value;
        using var merged = await editor.PostFormAsync("/tags/drones/merge?with=Mine%20production&preview=true", new() { ["into"] = into, ["version"] = "1" });
        using var led = await editor.GetAsync(new Uri("/tags/drones", UriKind.Relative), Cancelled);
        Assert.Equal("/tags/mine-production?from=drones", led.Headers.Location!.ToString());
        Assert.Equal("Mine production", (await editor.PageAsync($"/articles/{article}", Cancelled)).QuerySelector("#tags .tag-chip")!.TextContent);

        // The history tells what the merge changed, and nothing of what it left.
        var old = await editor.PageAsync("/tags/drones?stay=true", Cancelled);
        Assert.Equal(["", "deprecated\nis now Mine production"], old.QuerySelectorAll("#history + div tbody tr:first-child .state").Select(cell => cell.TextContent));
        using var undone = await editor.PostFormAsync(old.QuerySelector("a[href*='/undo']")!.GetAttribute("href")!, []);
        Assert.Equal("Drones", (await editor.PageAsync($"/articles/{article}", Cancelled)).QuerySelector("#tags .tag-chip")!.TextContent);
    }

    [Fact]
    public async Task A_tag_tells_of_the_merges_into_it_and_an_obstacle_is_told_before_anything_is_confirmed()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        foreach (var name in new[] { "Exit news", "Withdrawal news" })
        {
            using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = name, ["Input.Colour"] = "Grey" });
        }

        const string Merge = "/tags/exit-news/merge?with=Withdrawal%20news&preview=true";
        var into = ((IHtmlInputElement)(await editor.PageAsync(Merge, Cancelled)).QuerySelector("input[name=into]")!).Value;
        using var merged = await editor.PostFormAsync(Merge, new() { ["into"] = into, ["version"] = "1" });

        var rows = (await editor.PageAsync("/tags/withdrawal-news", Cancelled)).QuerySelectorAll("#history + div tbody tr");
        Assert.Equal(["“Exit news” merged into it", "Created"], rows.Select(row => row.QuerySelector("[data-label=What]")!.TextContent));
        var creation = await editor.PageAsync(rows[1].QuerySelector("a[href*='/undo']")!.GetAttribute("href")!, Cancelled);
        Assert.Contains("“Exit news” is merged into “Withdrawal news”, which would be deprecated. Undo that merge first", creation.QuerySelector("#obstacle")!.TextContent, StringComparison.Ordinal);
        Assert.Null(creation.QuerySelector("#undo-change button"));

        using var undone = await editor.PostFormAsync(rows[0].QuerySelector("a[href*='/undo']")!.GetAttribute("href")!, []);
        Assert.Equal("Exit news", (await editor.PageAsync("/tags/exit-news", Cancelled)).QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_pages_of_a_merged_tag_stay_with_it()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Balloon drops", ["Input.Colour"] = "Grey" });
        for (var i = 0; i < 26; i++)
        {
            var article = await AddArticleAsync();
            using var set = await editor.PostAsync(new Uri($"/articles/{article}/tagging", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("names", "balloon drops")), Cancelled);
        }

        var into = ((IHtmlInputElement)(await editor.PageAsync("/tags/balloon-drops/merge?with=Mine%20production&preview=true", Cancelled)).QuerySelector("input[name=into]")!).Value;
        using var merged = await editor.PostFormAsync("/tags/balloon-drops/merge?with=Mine%20production&preview=true", new() { ["into"] = into, ["version"] = "1" });

        var older = (await editor.PageAsync("/tags/balloon-drops?stay=true", Cancelled)).QuerySelector("a[href*='before=']")!.GetAttribute("href")!;
        using var second = await editor.GetAsync(new Uri(older, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_is_offered_to_be_created_and_a_removal_to_be_undone()
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddArticleAsync());
        var address = new Uri($"/articles/{article}/tagging", UriKind.Relative);
        using var unknown = await editor.PostAsync(address, await FilledAsync(editor, $"/articles/{article}/tags", ("names", "Balloons")), Cancelled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("Create the tag “Balloons”", (await unknown.ReadAsync(Cancelled)).QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        using var created = await editor.PostAsync(new Uri(address + "?handler=Create", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("name", "Balloons")), Cancelled);
        var tag = await app.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).Select(t => t.TagId).SingleAsync(Cancelled));
        using var removed = await editor.PostAsync(new Uri(address + "?handler=Remove", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("tag", $"{tag}")), Cancelled);
        Assert.Contains("“Balloons” is removed.", (await removed.ReadAsync(Cancelled)).QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        var history = await editor.PageAsync($"/articles/{article}/tags", Cancelled);
        Assert.Equal(2, history.QuerySelectorAll("#history + div tbody tr").Length);
        var undo = Assert.Single(history.QuerySelectorAll("#history + div form[action*='handler=Undo'] [name=change]")).GetAttribute("value")!;
        using var undone = await editor.PostAsync(new Uri(address + "?handler=Undo", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("change", undo)), Cancelled);
        Assert.Contains("Undone: “Balloons” is as it was before.", (await undone.ReadAsync(Cancelled)).QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        using var late = await editor.PostAsync(new Uri(address + "?handler=Undo", UriKind.Relative), await FilledAsync(editor, $"/articles/{article}/tags", ("change", undo)), Cancelled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal([tag], await app.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).Select(t => t.TagId).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task The_history_of_an_article_says_what_was_taken_back_on_many()
    {
        var article = await AddArticleAsync();
        var tagging = await app.WithDbAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var tag = await db.Tags.Select(t => t.Id).FirstAsync(Cancelled);
            var act = new Tagging { TagId = tag, Act = ArticleTagAct.Set, ArticleIds = [article], At = now, ActorName = "Vera", Changed = 1 };
            db.Taggings.Add(act);
            await db.SaveChangesAsync(Cancelled);
            db.ArticleTagChanges.Add(new ArticleTagChange { ArticleId = article, TagId = tag, Act = ArticleTagAct.Set, At = now, ActorName = "Vera", TaggingId = act.Id });
            await db.SaveChangesAsync(Cancelled);
            db.ArticleTagChanges.Add(new ArticleTagChange { ArticleId = article, TagId = tag, Act = ArticleTagAct.Removed, At = now, ActorName = "Vera", TaggingId = act.Id });
            await db.SaveChangesAsync(Cancelled);
            return act.Id;
        });
        async Task<List<string>> WhoAsync(HttpClient reader) =>
            [.. (await reader.PageAsync($"/articles/{article}/tags", Cancelled)).QuerySelectorAll("#history + div td[data-label=Who]").Select(cell => cell.TextContent.OnOneLine())];

        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.Equal(["Vera, taking back what was done to many articles", "Vera"], await WhoAsync(editor));
        Assert.Single((await editor.PageAsync($"/articles/{article}/tags", Cancelled)).QuerySelectorAll($"#history + div a[href='/tags/taggings/{tagging}']"));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Equal(["Vera, taking back what was done to many articles", "Vera"], await WhoAsync(reader));
        Assert.Empty((await reader.PageAsync($"/articles/{article}/tags", Cancelled)).QuerySelectorAll("#history + div a[href^='/tags/taggings/']"));
    }

    [Fact]
    public async Task A_reader_sees_tags_and_changes_none()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync("/tags", Cancelled);
        Assert.Contains("Mine production", page.QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post], main a[href*='/tags/add']"));
        Assert.Empty((await reader.PageAsync($"/articles/{await AddArticleAsync()}", Cancelled)).QuerySelectorAll("#tags form"));
        Assert.Contains("\"name\":\"Mine use\"", await reader.GetStringAsync(new Uri("/api/tags?q=mine u", UriKind.Relative), Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_versions_of_a_tag()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var added = await editor.PostFormAsync("/tags/add", new() { ["Input.Name"] = "Two at once", ["Input.Colour"] = "Grey" });
        using var first = await editor.PostFormAsync("/tags/two-at-once/edit", new() { ["Input.Version"] = "1", ["Input.Name"] = "Two at once", ["Input.ScopeNote"] = "Theirs.", ["Input.Colour"] = "Grey" });
        using var second = await editor.PostFormAsync("/tags/two-at-once/edit", new() { ["Input.Version"] = "1", ["Input.Name"] = "Two at once", ["Input.ScopeNote"] = "Mine.", ["Input.Colour"] = "Grey" });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await second.ReadAsync(Cancelled);
        Assert.Contains("Theirs.", page.QuerySelector("#theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine.", page.QuerySelector("#tag-note")!.TextContent);
        Assert.Equal("2", ((IHtmlInputElement)page.QuerySelector("input[name='Input.Version']")!).Value);
    }

    [Fact]
    public async Task The_bench_shows_what_a_rule_would_match_before_it_is_saved()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await AddArticleAsync();
        var bench = await editor.PageAsync("/tags/rules/add?q=diplomats&tag=funding", Cancelled);
        Assert.Contains("Allies weigh their mines", bench.QuerySelector(".matches")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(" seen ", bench.QuerySelector(".matches")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.TagRules.AnyAsync(r => r.Query == "diplomats", Cancelled)));
        using var saved = await editor.PostFormAsync("/tags/rules/add?q=diplomats&tag=funding", []);
        Assert.Equal("/tags/rules", saved.Headers.Location!.ToString());
        var row = (await editor.PageAsync("/tags/rules", Cancelled)).QuerySelector("#rules tbody tr")!;
        Assert.Contains("Runs", row.TextContent, StringComparison.Ordinal);
        var id = row.QuerySelector("td")!.TextContent;
        using var stopped = await editor.PostAsync(new Uri($"/tags/rules/{id}", UriKind.Relative), await FilledAsync(editor, "/tags/rules", ("act", "stop")), Cancelled);
        Assert.Contains("Stopped by", (await editor.PageAsync("/tags/rules", Cancelled)).QuerySelector("#rules")!.TextContent, StringComparison.Ordinal);
        var wrong = await editor.PageAsync("/tags/rules/add?q=country:Atlantis&tag=funding", Cancelled);
        Assert.Contains("Atlantis", wrong.QuerySelector(".query-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_is_tagged_in_the_background_with_a_page_of_its_own()
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddArticleAsync());
        var page = await editor.PageAsync("/tags/apply?q=quarrel&tag=interview", Cancelled);
        Assert.NotNull(page.QuerySelector($"#apply input[name=id][value='{article}']"));
        using var none = await editor.PostFormAsync("/tags/apply?q=quarrel&tag=interview", new() { ["act"] = "Set" });
        Assert.Contains("Tick the articles first", (await none.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        using var nothing = await editor.PostFormAsync("/tags/apply?q=quarrel&tag=interview", new() { ["id"] = $"{article}" });
        Assert.Contains("Choose whether", (await nothing.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        using var asked = await editor.PostFormAsync("/tags/apply?q=quarrel&tag=interview", new() { ["act"] = "Set", ["id"] = $"{article}" });
        var tagging = await editor.PageAsync(asked.Headers.Location!.ToString(), Cancelled);
        Assert.Contains("1 ticked article", tagging.QuerySelector("#tagging")!.TextContent, StringComparison.Ordinal);
        using var cancelled = await editor.PostFormAsync(asked.Headers.Location!.ToString(), [], "Cancel");
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Contains("Cancelled", (await editor.PageAsync(asked.Headers.Location!.ToString(), Cancelled)).QuerySelector("#tagging")!.TextContent, StringComparison.Ordinal);
        using var again = await editor.PostFormAsync(asked.Headers.Location!.ToString(), [], "Cancel");
        Assert.Contains("cancelled already", (await editor.PageAsync(asked.Headers.Location!.ToString(), Cancelled)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_archive_is_tagged_only_by_whoever_says_so_once_more()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await AddArticleAsync();
        const string Address = "/tags/apply?all=true&tag=interview";
        var page = await editor.PageAsync(Address, Cancelled);
        Assert.Contains("every article of the archive", page.QuerySelector("#bench")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{await app.WithDbAsync(db => db.ArticleSearch.MaxAsync(row => row.ArticleId, Cancelled))}", page.QuerySelector("#apply [name=through]")!.GetAttribute("value"));
        using var hasty = await editor.PostFormAsync(Address, new() { ["act"] = "SetAll" });
        Assert.Contains("the whole archive", (await hasty.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        using var unasked = await editor.PostFormAsync("/tags/apply?tag=interview", new() { ["act"] = "SetAll", ["sure"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unasked.StatusCode);
        using var sure = await editor.PostFormAsync(Address, new() { ["act"] = "SetAll", ["sure"] = "true" });
        Assert.Contains("every article of the archive", (await editor.PageAsync(sure.Headers.Location!.ToString(), Cancelled)).QuerySelector("#tagging")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<FormUrlEncodedContent> FilledAsync(HttpClient client, string page, params (string Name, string Value)[] fields)
    {
        var token = await Forms.TokenOfAsync(await client.GetAsync(new Uri(page, UriKind.Relative), Cancelled));
        return new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value).Append(new("__RequestVerificationToken", token!)));
    }

    private Task<long> AddArticleAsync() => app.WithDbAsync(db => MarkedArticles.AddAsync(db, [AnnotatingApp.Report], Cancelled));
}
