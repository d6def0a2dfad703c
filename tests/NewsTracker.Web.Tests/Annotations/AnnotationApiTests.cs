using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Annotations;

public sealed class AnnotationApiTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Text = "Lithuania 😀 will leave the Convention.\n\nFinland decides in the autumn.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_annotation_is_accepted_and_served_as_JSON_LD()
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());

        // The type of a selector and of a body may stand anywhere; positions count code points.
        using var made = await editor.SendAsync(HttpMethod.Post, "/api/annotations", $$"""
            {
              "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "commenting",
              "body": [ { "value": "Decided.", "type": "TextualBody" }, { "purpose": "tagging", "value": "Parliament vote", "type": "TextualBody" } ],
              "target": { "source": "https://news.example.org/articles/{{article}}?revision=1",
                          "selector": [ { "exact": "will leave", "prefix": "Lithuania 😀 ", "type": "TextQuoteSelector" }, { "start": 12, "end": 22, "type": "TextPositionSelector" } ] }
            }
            """);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("application/ld+json", made.Content.Headers.ContentType!.MediaType);
        Assert.Equal("\"1\"", made.Headers.ETag!.Tag);
        using var served = JsonDocument.Parse(await (await app.CreateSignedInAsync(Role.Analyst)).GetStringAsync(made.Headers.Location!, Cancelled));
        var root = served.RootElement;
        Assert.Equal("http://www.w3.org/ns/anno.jsonld", root.GetProperty("@context").GetString());
        Assert.Equal(made.Headers.Location!.AbsoluteUri, root.GetProperty("id").GetString());
        Assert.Equal("commenting", root.GetProperty("motivation").GetString());
        Assert.Equal(["Decided.", "Parliament vote"], root.GetProperty("body").EnumerateArray().Select(body => body.GetProperty("value").GetString()));
        Assert.EndsWith($"/articles/{article}?revision=1", root.GetProperty("target").GetProperty("source").GetString(), StringComparison.Ordinal);
        var selectors = root.GetProperty("target").GetProperty("selector").EnumerateArray().ToDictionary(selector => selector.GetProperty("type").GetString()!);
        Assert.Equal((12, 22), (selectors["TextPositionSelector"].GetProperty("start").GetInt32(), selectors["TextPositionSelector"].GetProperty("end").GetInt32()));
        Assert.Equal(" the Convention.\n\nFinland decides in the", selectors["TextQuoteSelector"].GetProperty("suffix").GetString());
    }

    [Theory]
    [InlineData("\"https://example.org/people/1\"")]
    [InlineData("""[ { "id": "https://example.org/people/1", "type": "Person" }, "https://example.org/people/2" ]""")]
    public async Task Contexts_and_creators_are_taken_in_every_form_that_the_model_has(string creator)
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());
        using var made = await editor.SendAsync(HttpMethod.Post, "/api/annotations", $$"""
            {
              "@context": [ "http://www.w3.org/ns/anno.jsonld", { "ex": "https://example.org/" } ], "type": "Annotation", "creator": {{creator}},
              "target": { "source": "/articles/{{article}}?revision=1", "selector": { "type": "TextQuoteSelector", "exact": "will leave" } }
            }
            """);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var served = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("http://www.w3.org/ns/anno.jsonld", served.RootElement.GetProperty("@context").GetString());
        Assert.NotEqual("https://example.org/people/1", served.RootElement.GetProperty("creator").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{ "type": "TextQuoteSelector", "exact": "Latvia" }""", "do not stand in this revision")]
    [InlineData("""{ "type": "TextPositionSelector", "start": 0, "end": 900 }""", "Unicode code points")]
    [InlineData("""{ "type": "SvgSelector", "value": "<svg/>" }""", "TextPositionSelector")]
    public async Task A_selector_that_fits_nothing_is_refused_in_words(string selector, string expected)
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());
        using var refused = await editor.SendAsync(HttpMethod.Post, "/api/annotations", $$"""{ "target": { "source": "/articles/{{article}}?revision=1", "selector": {{selector}} } }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{ \"target\": 5 }")]
    [InlineData("{ \"target\": { \"selector\": { \"type\": 3 } } }")]
    [InlineData("{ \"body\": [null], \"target\": \"x\" }")]
    [InlineData("{ \"motivation\": \"juggling\", \"target\": \"/api/annotations/1\" }")]
    public async Task What_is_no_annotation_is_a_bad_request(string body)
    {
        using var refused = await (await app.CreateSignedInAsync(Role.Editor)).SendAsync(HttpMethod.Post, "/api/annotations", body);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("POST", "/api/annotations", 300)]
    [InlineData("PUT", "/api/drafts/mark:1:1", 600)]
    public async Task A_body_that_is_too_large_is_not_read(string method, string address, int kilobytes)
    {
        using var refused = await (await app.CreateSignedInAsync(Role.Editor)).SendAsync(new HttpMethod(method), address, $$"""{ "Body": "{{new string('a', kilobytes * 1024)}}" }""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_change_names_the_version_that_was_read()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        const string Changed = """{ "motivation": "commenting", "body": "Changed.", "target": "x" }""";
        using var blind = await editor.SendAsync(HttpMethod.Put, address, Changed);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        using var changed = await editor.SendAsync(HttpMethod.Put, address, Changed, "\"1\"");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        using var late = await editor.SendAsync(HttpMethod.Put, address, """{ "motivation": "commenting", "body": "Too late.", "target": "x" }""", "\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Changed.", await late.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using var moved = await editor.SendAsync(HttpMethod.Put, address, """{ "body": "x", "target": { "source": "y", "selector": { "type": "TextPositionSelector", "start": 1, "end": 3 } } }""", "\"2\"");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.StatusCode);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"three\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task A_version_that_means_nothing_changes_nothing_and_retracts_nothing(string ifMatch)
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        using var put = await SendMatchingAsync(editor, HttpMethod.Put, address, ifMatch);
        using var delete = await SendMatchingAsync(editor, HttpMethod.Delete, address, ifMatch);
        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed), (put.StatusCode, delete.StatusCode));
        Assert.Contains("nothing was changed", await delete.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using var kept = await editor.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancelled);
        Assert.Equal("\"1\"", kept.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_version_that_a_proxy_weakened_is_the_version_all_the_same()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        using var changed = await SendMatchingAsync(editor, HttpMethod.Put, address, "W/\"1\"");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var late = await SendMatchingAsync(editor, HttpMethod.Delete, address, "W/\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var retracted = await SendMatchingAsync(editor, HttpMethod.Delete, address, "W/\"2\"");
        Assert.Equal(HttpStatusCode.NoContent, retracted.StatusCode);
    }

    [Fact]
    public async Task A_mark_becomes_no_reply_and_evidence_stays_evidence_unless_something_else_is_named()
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());
        var address = await editor.MarkAsync(article, "Finland");
        using var reply = await editor.SendAsync(HttpMethod.Put, address, """{ "motivation": "replying", "body": "x", "target": "y" }""", "\"1\"");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        using var evidence = await editor.SendAsync(HttpMethod.Put, address, """{ "motivation": "classifying", "target": "y" }""", "\"1\"");
        using var commented = await editor.SendAsync(HttpMethod.Put, address, """{ "body": "A word on it.", "target": "y" }""", "\"2\"");
        Assert.Contains("\"motivation\":\"classifying\"", await commented.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using var named = await editor.SendAsync(HttpMethod.Put, address, """{ "motivation": "commenting", "body": "A word on it.", "target": "y" }""", "\"3\"");
        Assert.Contains("\"motivation\":\"commenting\"", await named.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_retracted_is_gone_from_the_list_and_kept_in_the_table()
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());
        var address = await editor.MarkAsync(article, "Finland");
        await editor.MarkAsync(article, "Lithuania");
        using var retracted = await editor.SendAsync(HttpMethod.Delete, address, null, "\"1\"");
        Assert.Equal(HttpStatusCode.NoContent, retracted.StatusCode);
        using var gone = await editor.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancelled);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using var list = JsonDocument.Parse(await editor.GetStringAsync(new Uri($"/api/annotations?article={article}", UriKind.Relative), Cancelled));
        Assert.Equal(1, list.RootElement.GetProperty("total").GetInt32());
        using var page = JsonDocument.Parse(await editor.GetStringAsync(new Uri($"/api/annotations?article={article}&revision=1&page=0", UriKind.Relative), Cancelled));
        Assert.Equal("AnnotationPage", page.RootElement.GetProperty("type").GetString());
        Assert.Single(page.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(2, await app.WithDbAsync(db => db.Annotations.CountAsync(a => a.ArticleId == article, Cancelled)));
    }

    [Fact]
    public async Task A_reply_targets_an_annotation()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = await editor.MarkAsync(await AddAsync(), "Finland");
        using var reply = await editor.SendAsync(HttpMethod.Post, "/api/annotations", $$"""{ "motivation": "replying", "body": { "type": "TextualBody", "value": "Agreed." }, "target": "{{address}}" }""");
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        using var served = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(address, served.RootElement.GetProperty("target").GetString());
        Assert.Equal("replying", served.RootElement.GetProperty("motivation").GetString());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_act_with_an_editors_cookies(string header, string value)
    {
        var (editor, article) = (await app.CreateSignedInAsync(Role.Editor), await AddAsync());
        editor.DefaultRequestHeaders.Add(header, value);
        using var refused = await editor.SendAsync(HttpMethod.Post, "/api/annotations", AnnotationRequests.Mark(article, "Finland"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var draft = await editor.SendAsync(HttpMethod.Put, "/api/drafts/mark:1:1", """{ "Body": "x" }""");
        Assert.Equal(HttpStatusCode.Forbidden, draft.StatusCode);
        Assert.False(await app.WithDbAsync(db => db.Annotations.AnyAsync(a => a.ArticleId == article, Cancelled)));
    }

    [Fact]
    public async Task An_analyst_reads_and_does_not_write()
    {
        var article = await AddAsync();
        var address = await (await app.CreateSignedInAsync(Role.Editor)).MarkAsync(article, "Finland");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        using var read = await analyst.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancelled);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var write = await analyst.SendAsync(HttpMethod.Post, "/api/annotations", AnnotationRequests.Mark(article, "Finland"));
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendMatchingAsync(HttpClient editor, HttpMethod method, string address, string ifMatch)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Content = method == HttpMethod.Put ? new StringContent("""{ "motivation": "commenting", "body": "Changed.", "target": "x" }""", Encoding.UTF8, "application/ld+json") : null;
        Assert.True(request.Headers.TryAddWithoutValidation("If-Match", ifMatch));
        return await editor.SendAsync(request, Cancelled);
    }

    private Task<long> AddAsync() => app.WithDbAsync(db => MarkedArticles.AddAsync(db, [Text], Cancelled));
}
