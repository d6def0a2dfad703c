using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>What one typed while one was signed out, as in another tab. The browsers here keep their cookies, but that of the session.</summary>
public sealed class UnsentFormTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Note = "What is laid,\r\nand what is <cleared>.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_was_sent_signed_out_says_so_and_is_saved_when_it_is_sent_again()
    {
        var (browser, email, name) = (app.CreateVisitor(), await app.AddUserAsync(Role.Editor), $"Typed {Guid.NewGuid():N}");
        using var refused = await SendSignedOutAsync(browser, email, name);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("Nothing was saved", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Name", "Scope note"], page.QuerySelectorAll("#unsent dt").Select(label => label.TextContent));
        Assert.False(await IsThereAsync(name));

        Assert.Equal(HttpStatusCode.Redirect, await browser.SignInAsync(email, NewsTrackerApp.Password));
        using var sent = await SendAgainAsync(browser, page);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(Note.ReplaceLineEndings("\n"), (await app.WithDbAsync(db => db.Tags.SingleAsync(tag => tag.Name == name, Cancelled))).ScopeNote?.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task What_one_typed_nobody_else_sends()
    {
        var (browser, name) = (app.CreateVisitor(), $"Typed {Guid.NewGuid():N}");
        using var refused = await SendSignedOutAsync(browser, await app.AddUserAsync(Role.Editor), name);
        Assert.Equal(HttpStatusCode.Redirect, await browser.SignInAsync(await app.AddUserAsync(Role.Editor), NewsTrackerApp.Password));
        using var sent = await SendAgainAsync(browser, await refused.ReadAsync(Cancelled));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.False(await IsThereAsync(name));
    }

    [Fact]
    public async Task A_form_from_another_site_gets_no_token_to_be_sent_with()
    {
        using var refused = await app.CreateVisitor().PostAsync(Add, new FormUrlEncodedContent([new("Input.Name", "Forged")]), Cancelled);
        Assert.Null(await Forms.TokenOfAsync(refused));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task What_another_site_sent_is_not_shown(string header, string from)
    {
        using var refused = await SendAsync(Add, header, from);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await AssertNotShownAsync(refused);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost")]
    public async Task What_a_page_of_this_site_sent_is_shown(string header, string from)
    {
        using var refused = await SendAsync(Add, header, from);
        Assert.NotNull((await refused.ReadAsync(Cancelled)).QuerySelector("#send-again"));
    }

    [Fact]
    public async Task What_was_sent_to_a_route_for_programs_is_not_shown_either()
    {
        using var refused = await SendAsync(new Uri("/api/tags", UriKind.Relative), "Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await AssertNotShownAsync(refused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_is_very_large_is_not_sent_back(bool saysLength)
    {
        using var form = new FormUrlEncodedContent([new("Input.Name", "Forged"), new("Input.ScopeNote", new string('a', 2 * 1024 * 1024))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Add) { Content = form };
        request.Headers.TransferEncodingChunked = !saysLength;
        using var refused = await app.CreateVisitor().SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await AssertNotShownAsync(refused);
    }

    [Fact]
    public async Task Of_a_form_that_says_to_be_very_large_nothing_is_read()
    {
        await using var body = new UnreadBody();
        var seen = await app.Server.SendAsync(
            context =>
            {
                (context.Request.Method, context.Request.Path, context.Request.Host) = ("POST", "/tags/add", new("localhost"));
                (context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = ("application/x-www-form-urlencoded", 28 * 1024 * 1024, body);
            },
            Cancelled);
        Assert.Equal(401, seen.Response.StatusCode);
        Assert.False(body.IsRead);
    }

    [Fact]
    public async Task Files_are_to_be_chosen_again_and_passwords_are_not_shown()
    {
        using var files = new MultipartFormDataContent { { new StringContent("<opml/>"), "File", "feeds.opml" }, { new StringContent("very secret"), "Input.Password" } };
        using var refused = await app.CreateVisitor().PostAsync(new Uri("/sources/import", UriKind.Relative), files, Cancelled);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Null(page.QuerySelector("#send-again"));
        Assert.Contains("choose the files once more", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_to_be_typed_again()
    {
        using var refused = await app.CreateVisitor().PostAsync(Add, new FormUrlEncodedContent([new("Input.Name", "Model"), new("Input.ApiKey", "very secret")]), Cancelled);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Null(page.QuerySelector("#send-again"));
        Assert.Contains("fill in the form once more", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/setup?token=very-secret", "New.Password", "New.Repeated", "Token")]
    [InlineData("/account/set-password", "New.Password", "New.Repeated", "token")]
    [InlineData("/account", "Current.Password", "New.Password", "New.Repeated")]
    public async Task No_password_and_no_link_that_sets_one_is_shown(string address, params string[] secrets)
    {
        using var refused = await app.CreateVisitor().PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent([new("Name", "Ada"), .. secrets.Select(name => KeyValuePair.Create(name, "very-secret"))]), Cancelled);
        Assert.False(refused.IsSuccessStatusCode);
        Assert.DoesNotContain("very-secret", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("Input.Name", "Forged"), new("name", "Forged")]) };
        request.Headers.Add(header, value);
        return await app.CreateVisitor().SendAsync(request, Cancelled);
    }

    private static async Task AssertNotShownAsync(HttpResponseMessage refused)
    {
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("signed out", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#send-again"));
        Assert.DoesNotContain("Forged", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private static Uri Add => new("/tags/add", UriKind.Relative);

    private static async Task<HttpResponseMessage> SendSignedOutAsync(HttpClient browser, string email, string name)
    {
        Assert.Equal(HttpStatusCode.Redirect, await browser.SignInAsync(email, NewsTrackerApp.Password));
        using var form = await browser.GetAsync(Add, Cancelled);
        var token = await Forms.TokenOfAsync(form);
        using var signedOut = await browser.PostFormAsync("/account/sign-out", []);
        return await browser.PostAsync(Add, new FormUrlEncodedContent([new("Input.Name", name), new("Input.ScopeNote", Note), new("Input.Version", "0"), new("__RequestVerificationToken", token!)]), Cancelled);
    }

    private static Task<HttpResponseMessage> SendAgainAsync(HttpClient browser, IHtmlDocument page)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("#send-again"));
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(field => KeyValuePair.Create(field.Name!, field.Value));
        return browser.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent(fields), Cancelled);
    }

    private Task<bool> IsThereAsync(string name) => app.WithDbAsync(db => db.Tags.AnyAsync(tag => tag.Name == name, Cancelled));

    /// <summary>A body that knows whether anybody asked for it.</summary>
    private sealed class UnreadBody : MemoryStream
    {
        public bool IsRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            IsRead = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
