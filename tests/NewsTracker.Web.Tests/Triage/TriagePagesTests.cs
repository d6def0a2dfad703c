using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Triage;
using NewsTracker.Scraping.Triage;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Triage;

/// <summary>Triage without scripts, from the reader and from a list.</summary>
public sealed class TriagePagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_keeps_an_article_and_readers_see_who_did()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var kept = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["to"] = "Kept" }, formPage: $"/articles/{article}");
        Assert.Equal($"/articles/{article}", kept.Headers.Location!.ToString());

        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/articles/{article}", Cancelled);
        Assert.Equal("Kept", page.QuerySelector("#triage-state")!.TextContent);
        Assert.Contains("Editor of the tests", page.QuerySelector("#triage")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#triage form"));
    }

    [Fact]
    public async Task To_dismiss_asks_why_and_can_be_undone_for_all_at_once()
    {
        var (first, second) = ((await CodedNewsroom.AddAsync(app)).Article.Id, (await CodedNewsroom.AddAsync(app)).Article.Id);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = $"/triage?article={first}&article={second}&to=Dismissed&from=/articles";
        Assert.Equal(2, (await editor.PageAsync(address, Cancelled)).QuerySelectorAll("#chosen li").Length);
        using var blank = await editor.PostFormAsync(address, new() { ["reason"] = "" });
        Assert.Equal(TriageState.New, await StateAsync(first));

        using var dismissed = await editor.PostFormAsync(address, new() { ["reason"] = "", ["common"] = "Not about the Convention" });
        Assert.Equal(HttpStatusCode.Redirect, dismissed.StatusCode);
        Assert.Equal((TriageState.Dismissed, TriageState.Dismissed), (await StateAsync(first), await StateAsync(second)));

        var batch = dismissed.Headers.Location!.ToString();
        Assert.Contains("2 articles dismissed", (await editor.PageAsync(batch, Cancelled)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var undone = await editor.PostFormAsync(batch, []);
        Assert.Equal("/articles", undone.Headers.Location!.ToString());
        Assert.Contains("2 articles were dismissed", (await editor.PageAsync(batch, Cancelled)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var history = (await editor.PageAsync($"/articles/{first}", Cancelled)).QuerySelectorAll("#triage .triage-history li").Select(act => act.TextContent.OnOneLine()).ToList();
        Assert.StartsWith("Dismissed → New (undone) Editor of the tests", history[0], StringComparison.Ordinal);
        Assert.StartsWith("New → Dismissed Editor of the tests", history[1], StringComparison.Ordinal);
        Assert.Contains("Not about the Convention", history[1], StringComparison.Ordinal);
        Assert.Equal((TriageState.New, TriageState.New), (await StateAsync(first), await StateAsync(second)));
    }

    [Fact]
    public async Task Why_an_article_is_dismissed_is_told_though_what_came_after_was_taken_back_and_so_is_another_reason()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        async Task<string?> DecidedAsync() => (await editor.PageAsync($"/articles/{article}", Cancelled)).QuerySelector("#triage-decided")?.TextContent;
        var address = $"/triage?article={article}&to=Dismissed";
        using var dismissed = await editor.PostFormAsync(address, new() { ["reason"] = "Not legible" });
        using var kept = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["to"] = "Kept" }, formPage: $"/articles/{article}");
        var batch = await app.WithDbAsync(db => db.TriageActs.Where(a => a.ArticleId == article).OrderByDescending(a => a.Id).Select(a => a.BatchId).FirstAsync(Cancelled));
        using var undone = await editor.PostFormAsync($"/triage/{batch}", []);
        Assert.EndsWith(": Not legible", await DecidedAsync(), StringComparison.Ordinal);

        using var again = await editor.PostFormAsync(address, new() { ["reason"] = "Not about mines" });
        Assert.EndsWith(": Not about mines", await DecidedAsync(), StringComparison.Ordinal);
        var history = (await editor.PageAsync($"/articles/{article}", Cancelled)).QuerySelector("#triage .triage-history li")!.TextContent.OnOneLine();
        Assert.StartsWith("Dismissed, another reason Editor of the tests", history, StringComparison.Ordinal);
        var second = await app.WithDbAsync(db => db.TriageActs.Where(a => a.ArticleId == article).OrderByDescending(a => a.Id).Select(a => a.BatchId).FirstAsync(Cancelled));
        Assert.Contains("1 article dismissed", (await editor.PageAsync($"/triage/{second}", Cancelled)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        // With all of it taken back nobody decided, though somebody undid.
        var first = await app.WithDbAsync(db => db.TriageActs.Where(a => a.ArticleId == article).OrderBy(a => a.Id).Select(a => a.BatchId).FirstAsync(Cancelled));
        using var secondUndone = await editor.PostFormAsync($"/triage/{second}", []);
        using var firstUndone = await editor.PostFormAsync($"/triage/{first}", []);
        Assert.Equal(TriageState.New, await StateAsync(article));
        Assert.Null(await DecidedAsync());
    }

    [Fact]
    public async Task What_was_written_stays_with_the_common_reason_that_is_chosen()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var dismissed = await editor.PostFormAsync($"/triage?article={article}&to=Dismissed", new() { ["reason"] = " the scan lacks a page ", ["common"] = "Not legible" });
        Assert.Equal("Not legible: the scan lacks a page", await app.WithDbAsync(db => db.TriageActs.Where(a => a.ArticleId == article).Select(a => a.Reason).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task Whoever_decides_on_one_article_of_a_list_can_undo_it_from_there()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var kept = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["to"] = "Kept", ["from"] = "/articles?q=mines" }, formPage: $"/articles/{article}");
        var undo = (await editor.PageAsync(kept.Headers.Location!.ToString(), Cancelled)).QuerySelector("main [role=status] a")!.GetAttribute("href")!;
        using var undone = await editor.PostFormAsync(undo, []);
        Assert.Equal("/articles?q=mines", undone.Headers.Location!.ToString());
        Assert.Equal(TriageState.New, await StateAsync(article));
    }

    [Fact]
    public async Task An_article_is_given_to_an_editor_and_taken_back()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var colleague = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        using var given = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["assignee"] = $"{colleague}" }, formPage: $"/articles/{article}");
        Assert.Contains("with Editor of the tests", (await editor.PageAsync($"/articles/{article}", Cancelled)).QuerySelector("#triage")!.TextContent, StringComparison.Ordinal);
        var today = await editor.PageAsync("/", Cancelled);
        Assert.NotNull(today.QuerySelector($"[aria-labelledby=yours] a[href^='/articles/{article}?q=']"));
        Assert.Equal("As a list of articles", today.QuerySelector("#all-yours")!.TextContent);
        var work = await editor.PageAsync(today.QuerySelector("#all-yours")!.GetAttribute("href")!, Cancelled);
        Assert.NotNull(work.QuerySelector($"a[href^='/articles/{article}?q=']"));
        Assert.Null((await (await app.CreateSignedInAsync(Role.Editor)).PageAsync("/articles?q=for:me", Cancelled)).QuerySelector($"a[href^='/articles/{article}?']"));
        using var taken = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["assignee"] = "nobody" }, formPage: $"/articles/{article}");
        Assert.Null(await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).Select(a => a.AssigneeId).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task Articles_that_are_given_at_once_say_whose_they_were_and_are_theirs_again_when_undone()
    {
        var (free, taken) = ((await CodedNewsroom.AddAsync(app)).Article.Id, (await CodedNewsroom.AddAsync(app)).Article.Id);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var (first, second) = (await app.AddUserAsync(Role.Editor), await app.AddUserAsync(Role.Editor));
        var ids = await app.WithDbAsync(db => db.Users.ToDictionaryAsync(u => u.Email!, u => u.Id, Cancelled));
        await app.WithDbAsync(db => db.Users.Where(u => u.Id == ids[first]).ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, "The one before"), Cancelled));
        using var given = await editor.PostFormAsync("/triage", new() { ["article"] = $"{taken}", ["assignee"] = $"{ids[first]}" }, formPage: $"/articles/{taken}");

        var address = $"/triage?article={free}&article={taken}&give=true&from=/articles";
        using var both = await editor.PostFormAsync(address, new() { ["assignee"] = $"{ids[second]}" });
        var batch = both.Headers.Location!.ToString();
        Assert.Equal(["nobody’s work", "The one before"], (await editor.PageAsync(batch, Cancelled)).QuerySelectorAll("#batch tbody td:nth-child(2)").Select(cell => cell.TextContent).Order(StringComparer.Ordinal).Reverse());

        using var undone = await editor.PostFormAsync(batch, []);
        Assert.Equal((null, ids[first]), (await AssigneeAsync(free), await AssigneeAsync(taken)));
    }

    [Fact]
    public async Task An_article_with_a_position_is_coded()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Both have approved their exit", PositionState.Draft, Topic.Withdrawal, Stance.Intends, "LTU");
        Assert.Equal(TriageState.Coded, await StateAsync(newsroom.Article.Id));
        Assert.Equal(3, await app.WithDbAsync(db => db.ArticleSearch.Where(row => row.ArticleId == newsroom.Article.Id).Select(row => (int)row.State).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task The_whole_archive_is_decided_on_only_by_whoever_says_so_once_more()
    {
        await CodedNewsroom.AddAsync(app);
        await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.StartsWith("All ", (await editor.PageAsync("/articles", Cancelled)).QuerySelector(".selection-all")!.TextContent.Trim(), StringComparison.Ordinal);
        using var asked = await editor.PostFormAsync("/triage", new() { ["all"] = "true", ["to"] = "Kept", ["from"] = "/articles" }, formPage: "/articles");
        var address = asked.Headers.Location!.ToString();
        Assert.StartsWith("/triage/many?", address, StringComparison.Ordinal);
        var page = await editor.PageAsync(address, Cancelled);
        Assert.True(page.QuerySelector("#decide [name=sure]")!.HasAttribute("required"));
        Assert.Equal($"{await app.WithDbAsync(db => db.ArticleSearch.MaxAsync(row => row.ArticleId, Cancelled))}", page.QuerySelector("#decide [name=through]")!.GetAttribute("value"));

        using var hasty = await editor.PostFormAsync(address, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hasty.StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.Jobs.CountAsync(j => j.Kind == TriageParameters.Kind, Cancelled)));
        using var sure = await editor.PostFormAsync(address, new() { ["sure"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, sure.StatusCode);
        Assert.Equal(["Keep all articles"], await app.WithDbAsync(db => db.Jobs.Where(j => j.Kind == TriageParameters.Kind).Select(j => j.Title).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task What_came_in_before_a_refusal_is_shown_with_it_and_meant_from_then_on()
    {
        await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        const string address = "/triage/many?to=Kept&all=true";
        var before = (await editor.PageAsync(address, Cancelled)).QuerySelector("#decide [name=through]")!.GetAttribute("value")!;
        var late = (await CodedNewsroom.AddAsync(app)).Article.Id;
        using var hasty = await editor.PostFormAsync(address, new() { ["through"] = before });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hasty.StatusCode);
        var page = await hasty.ReadAsync(Cancelled);
        Assert.Equal($"{late}", page.QuerySelector("#decide [name=through]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_no_boxes_in_the_list()
    {
        await CodedNewsroom.AddAsync(app);
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/articles?q=mines", Cancelled);
        Assert.NotNull(page.QuerySelector("#articles .headline"));
        Assert.Empty(page.QuerySelectorAll("input[type=checkbox], #selection"));
        Assert.NotEmpty((await (await app.CreateSignedInAsync(Role.Editor)).PageAsync("/articles?q=mines", Cancelled)).QuerySelectorAll("#articles input[type=checkbox]"));
    }

    [Fact]
    public async Task It_never_leads_to_another_site()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var kept = await editor.PostFormAsync("/triage", new() { ["article"] = $"{article}", ["to"] = "Kept", ["from"] = "//elsewhere.example/" }, formPage: $"/articles/{article}");
        Assert.Equal($"/articles/{article}", kept.Headers.Location!.ToString());
    }

    private Task<Guid?> AssigneeAsync(long article) => app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).Select(a => a.AssigneeId).SingleAsync(Cancelled));

    private Task<TriageState> StateAsync(long article) => app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).Select(a => a.TriageState).SingleAsync(Cancelled));
}
