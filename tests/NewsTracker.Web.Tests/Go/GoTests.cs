using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Go;

/// <summary>Whom the palette offers what, over HTTP.</summary>
public sealed class GoTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Analyst, false, false)]
    [InlineData(Role.Editor, true, false)]
    [InlineData(Role.Admin, true, true)]
    public async Task Each_role_is_offered_what_it_may_do(string role, bool mayReview, bool mayAddSources)
    {
        var labels = await LabelsAsync(await app.CreateSignedInAsync(role), "");
        Assert.Contains("Articles", labels);
        Assert.Equal((mayReview, mayAddSources), (labels.Contains("Review"), labels.Contains("Add a source")));
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Admin)]
    public async Task All_that_is_in_a_roles_menus_is_offered(string role)
    {
        var client = await app.CreateSignedInAsync(role);
        var menus = (await client.PageAsync("/", Cancelled)).QuerySelectorAll(".site-nav a, .user-menu a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(menus.Count > 10, "The menus hold next to nothing.");
        Assert.Empty(menus.Except((await EntriesAsync(client, "")).Select(entry => entry.Address)));
    }

    [Fact]
    public async Task Every_place_that_is_offered_is_there()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var entries = await EntriesAsync(admin, "");
        Assert.True(entries.Count > 20, "The palette offers next to nothing.");
        foreach (var (label, address) in entries)
        {
            using var response = await admin.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{label} leads to {address}, which answers {(int)response.StatusCode}.");
        }
    }

    [Fact]
    public async Task Countries_tags_and_a_search_are_found_by_what_is_typed()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Equal(("Lithuania", "/countries/LTU"), (await EntriesAsync(analyst, "LTU"))[0]);
        Assert.Contains(("Mine use", "/tags/mine-use"), await EntriesAsync(analyst, "mine u"));
        Assert.Equal(("Search the articles for “a & b”", "/articles?q=a%20%26%20b"), (await EntriesAsync(analyst, "a & b"))[^1]);
    }

    [Fact]
    public async Task A_saved_search_is_found_by_its_owner_and_shared_by_others_too()
    {
        var (owner, other) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Analyst));
        var user = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).Skip(1).FirstAsync(Cancelled));
        var now = TimeProvider.System.GetUtcNow();
        await app.WithDbAsync(db =>
        {
            db.SavedSearches.AddRange(
                new SavedSearch { OwnerId = user, Name = "Zebra crossings", Query = "zebra", CreatedAt = now, ChangedAt = now },
                new SavedSearch { OwnerId = user, Name = "Zebra herds", Query = "zebra herd", IsShared = true, CreatedAt = now, ChangedAt = now });
            return db.SaveChangesAsync(Cancelled);
        });
        Assert.Equal(["Zebra herds", "Zebra crossings", "Search the articles for “zebra”"], await LabelsAsync(owner, "zebra"));
        Assert.Equal(["Zebra herds", "Search the articles for “zebra”"], await LabelsAsync(other, "zebra"));
    }

    private static async Task<List<string>> LabelsAsync(HttpClient client, string typed) => [.. (await EntriesAsync(client, typed)).Select(entry => entry.Label)];

    private static async Task<List<(string Label, string Address)>> EntriesAsync(HttpClient client, string typed)
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/go?q={Uri.EscapeDataString(typed)}", UriKind.Relative), Cancelled));
        return [.. json.RootElement.EnumerateArray().Select(entry => (entry.GetProperty("label").GetString()!, entry.GetProperty("address").GetString()!))];
    }
}
