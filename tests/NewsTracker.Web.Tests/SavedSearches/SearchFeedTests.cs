using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.SavedSearches;

/// <summary>Feeds at secret addresses, asked for by a program that knows nothing but the address.</summary>
public sealed partial class SearchFeedTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_tells_of_the_latest_matches_as_Atom_and_as_JSON_Feed()
    {
        var (secret, id, _) = await FollowAsync("gondola");
        for (var i = 0; i < 52; i++)
        {
            await AddArticleAsync($"A gondola & number {i}", TimeProvider.System.GetUtcNow().AddMinutes(-i));
        }

        using var response = await AskAsync($"/feeds/{secret}.atom");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        var feed = XDocument.Parse(text).Root!;
        Assert.EndsWith($"/searches/{id}", feed.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal((50, "A gondola & number 0"), (entries.Count, entries[0].Element(Atom + "title")!.Value));
        Assert.All(entries, entry => Assert.All(new[] { "id", "title", "updated", "author" }, name => Assert.NotNull(entry.Element(Atom + name))));

        using var json = await AskAsync($"/feeds/{secret}.json");
        Assert.Equal("application/feed+json", json.Content.Headers.ContentType!.MediaType);
        using var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("https://jsonfeed.org/version/1.1", document.RootElement.GetProperty("version").GetString());
        var items = document.RootElement.GetProperty("items");
        Assert.Equal((50, "A gondola & number 0"), (items.GetArrayLength(), items[0].GetProperty("title").GetString()));
        Assert.True(items[0].TryGetProperty("content_text", out _));
    }

    [Fact]
    public async Task An_article_is_dated_as_it_prints_and_where_it_prints_nothing_as_it_came_in()
    {
        var (secret, _, _) = await FollowAsync("velocipede");
        var printed = new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero);
        await AddArticleAsync("A velocipede", printed);
        var undated = await AddArticleAsync("A velocipede without a date", TimeProvider.System.GetUtcNow());
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == undated.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedAt, (DateTimeOffset?)null), Cancelled));
        var cameIn = await app.WithDbAsync(db => db.Articles.Where(a => a.Id == undated.Id).Select(a => a.FirstSeenAt).SingleAsync(Cancelled));
        using var response = await AskAsync($"/feeds/{secret}.atom");
        var dates = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).Root!.Elements(Atom + "entry").Select(entry => (DateTimeOffset)entry.Element(Atom + "published")!).ToList();
        Assert.Equal([cameIn.ToUnixTimeSeconds(), printed.ToUnixTimeSeconds()], dates.Select(date => date.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task What_the_byline_credits_is_the_author_where_no_person_is_named()
    {
        var (secret, _, _) = await FollowAsync("dirigible");
        var article = await AddArticleAsync("A dirigible", TimeProvider.System.GetUtcNow());
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.CreditedOrganisations, new[] { "A news desk" }), Cancelled));
        using var response = await AskAsync($"/feeds/{secret}.atom");
        Assert.Equal("A news desk", XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).Root!.Element(Atom + "entry")!.Element(Atom + "author")!.Element(Atom + "name")!.Value);
    }

    [Fact]
    public async Task What_came_in_last_is_told_first_whatever_its_date()
    {
        var (secret, _, _) = await FollowAsync("penny-farthing");
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 50; i++)
        {
            await AddArticleAsync($"A penny-farthing, number {i}", now.AddMinutes(-i - 1));
        }

        var late = await AddArticleAsync("A late penny-farthing", now.AddYears(-1));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == late.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.FirstSeenAt, now).SetProperty(a => a.LastChangedAt, now), Cancelled));
        await app.WithDbAsync(db => db.ArticleSearch.Where(s => s.ArticleId == late.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AddedAt, now), Cancelled));
        var titles = (await TitlesAsync(secret)).ToList();
        Assert.Equal((50, "A late penny-farthing", "A penny-farthing, number 0"), (titles.Count, titles[0], titles[1]));
    }

    [Fact]
    public async Task The_beginning_of_a_long_text_says_that_more_follows()
    {
        var (secret, _, _) = await FollowAsync("charabanc");
        await AddArticleAsync("A charabanc.", TimeProvider.System.GetUtcNow());
        await app.WithDbAsync(db => CodedArticle.AddAsync(db, "A charabanc " + new string('x', 600), TimeProvider.System.GetUtcNow().AddMinutes(-1), Cancelled, headline: "A long charabanc"));
        using var response = await AskAsync($"/feeds/{secret}.atom");
        var summaries = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "summary")!.Value).ToList();
        Assert.Equal("A charabanc.", summaries[0]);
        Assert.Equal((501, '…'), (summaries[1].Length, summaries[1][^1]));
    }

    [Fact]
    public async Task Who_has_the_newest_state_is_told_so_until_something_changes()
    {
        var (secret, _, _) = await FollowAsync("funicular");
        await AddArticleAsync("A funicular", TimeProvider.System.GetUtcNow());
        using var first = await AskAsync($"/feeds/{secret}.atom");
        var tag = first.Headers.ETag!;
        Assert.Null(first.Content.Headers.LastModified);

        // What is kept is asked for each time: it may have been revoked.
        Assert.Equal("no-cache, private", first.Headers.CacheControl?.ToString());
        using var same = await AskAsync($"/feeds/{secret}.atom", headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        await AddArticleAsync("A second funicular", TimeProvider.System.GetUtcNow().AddSeconds(2));
        using var changed = await AskAsync($"/feeds/{secret}.atom", headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var head = await AskAsync($"/feeds/{secret}.atom", method: HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Cancelled)).Length));
    }

    [Fact]
    public async Task An_address_that_was_renewed_or_revoked_is_as_one_that_never_was()
    {
        var (secret, id, owner) = await FollowAsync("tram");
        var renewed = await MakeFeedAsync(owner, id);
        using var unknown = await AskAsync("/feeds/nothing.atom");
        using var old = await AskAsync($"/feeds/{secret}.atom");
        using var current = await AskAsync($"/feeds/{renewed}.atom");
        Assert.Equal(HttpStatusCode.OK, current.StatusCode);
        using var revoke = await owner.PostFormAsync($"/searches/{id}/edit", new(), "Revoke");
        using var revoked = await AskAsync($"/feeds/{renewed}.atom");
        var words = await unknown.Content.ReadAsStringAsync(Cancelled);
        Assert.All([unknown, old, revoked], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        Assert.Equal([words, words], [await old.Content.ReadAsStringAsync(Cancelled), await revoked.Content.ReadAsStringAsync(Cancelled)]);
    }

    [Fact]
    public async Task The_feed_of_a_closed_account_stops_and_of_one_that_is_open_again_goes_on()
    {
        var (secret, id, _) = await FollowAsync("ropeway");
        var owner = await app.WithDbAsync(db => db.SavedSearches.Where(s => s.Id == id).Select(s => s.OwnerId).SingleAsync(Cancelled));
        var admin = await app.CreateSignedInAsync(Role.Admin);
        async Task<HttpStatusCode> AskedAfterAsync(string act)
        {
            using var done = await admin.PostFormAsync($"/users/{owner}", new(), act);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            using var response = await AskAsync($"/feeds/{secret}.json");
            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, await AskedAfterAsync("Close"));
        Assert.Equal(HttpStatusCode.OK, await AskedAfterAsync("Open"));
    }

    [Fact]
    public async Task A_feed_of_what_is_unread_is_of_what_its_owner_has_not_read()
    {
        var (secret, id, _) = await FollowAsync("rickshaw is:unread");
        var article = await AddArticleAsync("A rickshaw", TimeProvider.System.GetUtcNow());
        Assert.Equal(["A rickshaw"], await TitlesAsync(secret));
        var owner = await app.WithDbAsync(db => db.SavedSearches.Where(s => s.Id == id).Select(s => s.OwnerId).SingleAsync(Cancelled));
        await app.WithAsync<ReadingLog, bool>(async log =>
        {
            await log.MarkReadAsync(owner, article.Id, Cancelled);
            return true;
        });
        Assert.Empty(await TitlesAsync(secret));
    }

    [Fact]
    public async Task The_address_is_shown_once()
    {
        var (_, id, owner) = await FollowAsync("ferryboat");
        var secret = await MakeFeedAsync(owner, id);
        Assert.DoesNotContain(secret, await owner.GetStringAsync(new Uri($"/searches/{id}/edit", UriKind.Relative), Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_people_noted_is_in_a_feed()
    {
        var (secret, _, _) = await FollowAsync("balloon");
        var article = await AddArticleAsync("A balloon went up over the town. It came down beyond the river. Nobody was hurt in the meadow.", TimeProvider.System.GetUtcNow());
        var tag = await app.WithDbAsync(db => db.Tags.OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(Cancelled));
        await app.WithAsync<AnnotationDesk, int>(desk => SampleMarks.AddAsync(desk, article.Id, article.Body, [tag]));
        using var response = await AskAsync($"/feeds/{secret}.json");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(
            ["authors", "content_text", "date_modified", "date_published", "id", "language", "title", "url"],
            document.RootElement.GetProperty("items")[0].EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    private async Task<(string Secret, long Id, HttpClient Owner)> FollowAsync(string query)
    {
        var owner = await app.CreateSignedInAsync(Role.Analyst);
        using var saved = await owner.PostFormAsync("/searches/add", new() { ["Input.Name"] = $"All on {query}", ["Input.Query"] = query });
        var id = await app.WithDbAsync(db => db.SavedSearches.Where(s => s.Query == query).Select(s => s.Id).SingleAsync(Cancelled));
        return (await MakeFeedAsync(owner, id), id, owner);
    }

    private static async Task<string> MakeFeedAsync(HttpClient owner, long id)
    {
        using var made = await owner.PostFormAsync($"/searches/{id}/edit", new(), "Feed");
        Assert.Equal($"/searches/{id}/edit", made.Headers.Location!.ToString());
        return Address().Match(await owner.GetStringAsync(made.Headers.Location, Cancelled)).Groups["secret"].Value;
    }

    private async Task<IEnumerable<string>> TitlesAsync(string secret)
    {
        using var response = await AskAsync($"/feeds/{secret}.atom");
        return XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, Action<HttpRequestHeaders>? change = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        change?.Invoke(request.Headers);
        return await app.CreateVisitor().SendAsync(request, Cancelled);
    }

    private Task<CodedArticle> AddArticleAsync(string text, DateTimeOffset at) => app.WithDbAsync(db => CodedArticle.AddAsync(db, text, at, Cancelled, headline: text));

    [GeneratedRegex("/feeds/(?<secret>[A-Za-z0-9_-]{43})\\.atom")]
    private static partial Regex Address();
}
