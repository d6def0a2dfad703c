using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.SavedSearches;

/// <summary>Saved searches without scripts: save, see what is new, open, change, share, delete.</summary>
public sealed class SavedSearchPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_found_is_saved_under_the_name_that_it_suggests_and_tells_what_is_new_until_it_is_opened()
    {
        await AddArticleAsync("A monorail opened.");
        await AgeArticlesAsync();
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var link = (await analyst.PageAsync("/articles?q=monorail", Cancelled)).QuerySelector("a[href^='/searches/add']")!;
        Assert.Equal("Save this search", link.TextContent);
        var form = await analyst.PageAsync(link.GetAttribute("href")!, Cancelled);
        Assert.Equal("monorail", form.QuerySelector("#name")!.GetAttribute("value"));
        var id = await SaveAsync(analyst, "Monorails", "monorail");

        Assert.Equal("none", await NewAsync(analyst, id));
        await AddArticleAsync("Another monorail opened.");
        Assert.Equal("1 new", await NewAsync(analyst, id));

        // A browser that fetches ahead has not looked.
        using var ahead = new HttpRequestMessage(HttpMethod.Get, $"/searches/{id}");
        ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
        using var fetched = await analyst.SendAsync(ahead, Cancelled);
        Assert.Equal("1 new", await NewAsync(analyst, id));
        Assert.Equal("Monorails", (await analyst.PageAsync("/", Cancelled)).QuerySelector("[aria-labelledby=searches] li a")!.TextContent);

        using var opened = await analyst.GetAsync(new Uri($"/searches/{id}?new=true", UriKind.Relative), Cancelled);
        Assert.StartsWith("/articles?q=monorail%20added%3A", opened.Headers.Location!.ToString(), StringComparison.Ordinal);

        // As many are listed as were counted, though the other came in on the same day.
        Assert.StartsWith("1 article,", (await analyst.PageAsync(opened.Headers.Location.ToString(), Cancelled)).QuerySelector(".results-total")!.TextContent, StringComparison.Ordinal);
        await AgeArticlesAsync();
        Assert.Equal("none", await NewAsync(analyst, id));
    }

    [Fact]
    public async Task What_is_new_of_a_search_that_says_itself_when_its_matches_came_in_is_listed_alone()
    {
        await AddArticleAsync("A tram left.");
        await AgeArticlesAsync();
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var id = await SaveAsync(analyst, "Trams of late", "tram added:<30d");
        await AddArticleAsync("Another tram left.");
        Assert.Equal("1 new", await NewAsync(analyst, id));
        using var opened = await analyst.GetAsync(new Uri($"/searches/{id}?new=true", UriKind.Relative), Cancelled);
        Assert.StartsWith("1 article,", (await analyst.PageAsync(opened.Headers.Location!.ToString(), Cancelled)).QuerySelector(".results-total")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_says_where_it_did_not_look_through_all_searches_and_begins_with_those_not_looked_at_for_longest()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var oldest = await SaveAsync(analyst, "Zeppelins", "zeppelin");
        await app.WithDbAsync(async db =>
        {
            var owner = await db.SavedSearches.Where(search => search.Id == oldest).Select(search => search.OwnerId).SingleAsync(Cancelled);
            var later = TimeProvider.System.GetUtcNow().AddMinutes(1);
            db.SavedSearches.AddRange(Enumerable.Range(0, 50).Select(i => new SavedSearch { OwnerId = owner, Name = $"Airships {i}", Query = "airship", CreatedAt = later, ChangedAt = later }));
            return await db.SaveChangesAsync(Cancelled);
        });
        await AddArticleAsync("A zeppelin landed.");
        var section = (await analyst.PageAsync("/", Cancelled)).QuerySelector("[aria-labelledby=searches]")!;
        Assert.Equal("Zeppelins", section.QuerySelector("li a")!.TextContent);
        Assert.StartsWith("Not all of your searches were looked through", section.QuerySelector("p a")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_in_the_form_is_kept_when_notices_or_the_feed_are_switched_beside_it()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var path = $"/searches/{await SaveAsync(analyst, "Cable cars", "cablecar")}/edit";
        var seen = (await analyst.PageAsync(path, Cancelled)).QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        foreach (var (handler, field) in new[] { ("Notices", "true"), ("Notices", "false"), ("Feed", ""), ("Feed", ""), ("Revoke", "") })
        {
            using var switched = await analyst.PostFormAsync(path, new() { ["Input.Name"] = "Half a na", ["Input.Query"] = "cablecar -ski", ["Seen"] = seen, ["wants"] = field }, handler);
            Assert.Equal(HttpStatusCode.Redirect, switched.StatusCode);
            var page = await analyst.PageAsync(path, Cancelled);
            Assert.Equal(["Half a na", "cablecar -ski", seen], new[] { "#name", "#query", "[name=Seen]" }.Select(field => page.QuerySelector(field)!.GetAttribute("value")));
            Assert.NotNull(page.QuerySelector("#unsaved"));
        }

        var later = await analyst.PageAsync(path, Cancelled);
        Assert.Equal(("Cable cars", true), (later.QuerySelector("#name")!.GetAttribute("value"), later.QuerySelector("#unsaved") is null));
    }

    [Fact]
    public async Task A_feed_address_is_renewed_or_revoked_only_by_whoever_confirms_it()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var path = $"/searches/{await SaveAsync(analyst, "Paternosters", "paternoster")}/edit";
        using var made = await analyst.PostFormAsync(path, [], "Feed");
        var page = await analyst.PageAsync(path, Cancelled);
        Assert.All(new[] { "#make-feed", "#revoke-feed" }, form => Assert.NotNull(page.QuerySelector($"details.confirm:not([open]) {form} button[form=change-search]")));
    }

    [Fact]
    public async Task A_name_that_is_taken_and_a_query_that_is_wrong_are_said_beside_the_form()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        await SaveAsync(analyst, "Taken", "mines");
        using var taken = await analyst.PostFormAsync("/searches/add", new() { ["Input.Name"] = "taken", ["Input.Query"] = "mines" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("Choose another name", await taken.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using var wrong = await analyst.PostFormAsync("/searches/add", new() { ["Input.Name"] = "Wrong", ["Input.Query"] = "mines country:Ruritania" });
        Assert.Contains("<mark>Ruritania</mark>", await wrong.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shared_others_open_and_follow_but_do_not_change()
    {
        var (owner, other, admin) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Editor), await app.CreateSignedInAsync(Role.Admin));
        var hidden = await SaveAsync(owner, "Kept to myself", "mines");
        var shared = await SaveAsync(owner, "For all of us", "mines", isShared: true);
        var list = await other.PageAsync("/searches", Cancelled);
        Assert.NotNull(list.QuerySelector($"[data-search='{shared}']"));
        Assert.Null(list.QuerySelector($"[data-search='{hidden}']"));
        using var secret = await other.GetAsync(new Uri($"/searches/{hidden}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, secret.StatusCode);

        var settings = await other.PageAsync($"/searches/{shared}/edit", Cancelled);
        Assert.Null(settings.QuerySelector("#change-search"));
        using var refused = await other.PostFormAsync($"/searches/{shared}/edit", new(), "Delete");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var followed = await other.PostFormAsync($"/searches/{shared}/edit", new() { ["wants"] = "true" }, "Notices");
        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        Assert.Contains("notices", (await other.PageAsync("/searches", Cancelled)).QuerySelector($"[data-search='{shared}'] .gets")!.TextContent, StringComparison.Ordinal);

        using var renamed = await admin.PostFormAsync($"/searches/{shared}/edit", new() { ["Input.Name"] = "For everybody", ["Input.Query"] = "mines", ["Input.IsShared"] = "true" });
        Assert.Equal("/searches", renamed.Headers.Location!.ToString());
        Assert.Contains("the notices or feed of one reader end", (await owner.PageAsync($"/searches/{shared}/edit", Cancelled)).QuerySelector("#delete-search")!.TextContent, StringComparison.Ordinal);
        using var deleted = await owner.PostFormAsync($"/searches/{shared}/edit", new(), "Delete");
        Assert.False(await app.WithDbAsync(db => db.SavedSearches.AnyAsync(s => s.Id == shared, Cancelled)));
    }

    [Fact]
    public async Task Who_changes_what_somebody_else_changed_meanwhile_is_shown_it_first()
    {
        var (owner, admin) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Admin));
        var shared = await SaveAsync(owner, "Read by two", "mines", isShared: true);
        var seen = await SeenAsync(owner, shared);
        using var first = await admin.PostFormAsync($"/searches/{shared}/edit", Changed("Named by the admin", await SeenAsync(admin, shared)));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var stale = await owner.PostFormAsync($"/searches/{shared}/edit", Changed("Named by the owner", seen));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var words = await stale.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains("Named by the admin", words, StringComparison.Ordinal);
        Assert.Contains("value=\"Named by the owner\"", words, StringComparison.Ordinal);

        using var again = await owner.PostFormAsync($"/searches/{shared}/edit", Changed("Named by the owner", await SeenAsync(owner, shared)));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using var deleted = await owner.PostFormAsync($"/searches/{shared}/edit", new(), "Delete");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
    }

    [Fact]
    public async Task Who_has_none_is_told_how_to_get_one() =>
        Assert.Contains("Save this search", (await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/searches?find=", Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

    private static async Task<string> SeenAsync(HttpClient client, long id) => (await client.PageAsync($"/searches/{id}/edit", Cancelled)).QuerySelector("#change-search [name='Seen']")!.GetAttribute("value")!;

    private static Dictionary<string, string> Changed(string name, string seen) => new() { ["Input.Name"] = name, ["Input.Query"] = "mines", ["Input.IsShared"] = "true", ["Seen"] = seen };

    private async Task<long> SaveAsync(HttpClient client, string name, string query, bool isShared = false)
    {
        using var saved = await client.PostFormAsync("/searches/add", new() { ["Input.Name"] = name, ["Input.Query"] = query, ["Input.IsShared"] = isShared ? "true" : "false" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return await app.WithDbAsync(db => db.SavedSearches.OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync(Cancelled));
    }

    private static async Task<string> NewAsync(HttpClient client, long id) =>
        (await client.PageAsync("/searches", Cancelled)).QuerySelector($"[data-search='{id}'] td.numeric")!.TextContent.Trim();

    private Task<CodedArticle> AddArticleAsync(string body) => app.WithDbAsync(db => CodedArticle.AddAsync(db, body, TimeProvider.System.GetUtcNow(), Cancelled, headline: body));

    /// <summary>A minute passes: a look counts from a little before it.</summary>
    private Task<int> AgeArticlesAsync() => app.WithDbAsync(db => db.ArticleSearch.ExecuteUpdateAsync(set => set.SetProperty(row => row.AddedAt, row => row.AddedAt.AddMinutes(-1)), Cancelled));
}
