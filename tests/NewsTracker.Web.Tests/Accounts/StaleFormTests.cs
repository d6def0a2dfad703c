using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>A form of a page that was made before somebody signed in or out, as in another tab.</summary>
public sealed class StaleFormTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_made_for_another_says_so_shows_what_was_typed_and_leads_to_the_page_anew()
    {
        var (browser, name) = (app.CreateVisitor(), $"Typed {Guid.NewGuid():N}");
        await browser.SignInAsync(await app.AddUserAsync(Role.Editor), NewsTrackerApp.Password);
        var token = await TokenAsync(browser, "/tags/add?parent=1");
        using var signedOut = await browser.PostFormAsync("/account/sign-out", []);
        await browser.SignInAsync(await app.AddUserAsync(Role.Editor), NewsTrackerApp.Password);

        using var refused = await SendAsync(browser, "/tags/add", token, new(browser.BaseAddress!, "/tags/add?parent=1"), new("Input.Name", name), new("Input.ScopeNote", "What is laid."));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("before you signed in or out", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was saved", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([name, "What is laid."], page.QuerySelectorAll("#unsent dd").Select(value => value.TextContent));
        Assert.Null(page.QuerySelector("#send-again"));
        Assert.Equal("/tags/add?parent=1", page.QuerySelector("#anew")?.GetAttribute("href"));
        Assert.False(await app.WithDbAsync(db => db.Tags.AnyAsync(tag => tag.Name == name, Cancelled)));
    }

    [Fact]
    public async Task Who_signs_in_twice_is_told_so_and_the_password_is_not_shown()
    {
        var (browser, email) = (app.CreateVisitor(), await app.AddUserAsync(Role.Analyst));
        var token = await TokenAsync(browser, "/account/sign-in");
        await browser.SignInAsync(email, NewsTrackerApp.Password);

        using var refused = await SendAsync(browser, "/account/sign-in", token, from: null, new("Input.Email", email), new("Input.Password", NewsTrackerApp.Password));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("before you signed in or out", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(NewsTrackerApp.Password, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#anew"));
        Assert.Contains("Go back, load the page again", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("anew", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_not_said_to_be_out_of_date()
    {
        var browser = await app.CreateSignedInAsync(Role.Editor);
        var token = await TokenAsync(browser, "/tags/add");
        using var refused = await SendAsync(browser, "/tags/add", token, new(browser.BaseAddress!, "/tags/add"), [.. Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"Field{i}", "much"))]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = (await refused.ReadAsync(Cancelled)).QuerySelector("#problem")!;
        Assert.Contains("could not be read", problem.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("out of date", problem.TextContent, StringComparison.Ordinal);
        Assert.Null(problem.QuerySelector("#anew"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/tags/add")]
    [InlineData("//evil.example/")]
    public async Task No_page_of_another_site_is_led_to(string from)
    {
        // An address of this site whose path begins with two strokes is another site's, read by itself.
        var browser = await app.CreateSignedInAsync(Role.Editor);
        var page = from.StartsWith('/') ? new Uri(browser.BaseAddress!.GetLeftPart(UriPartial.Authority) + from) : new Uri(from);
        using var refused = await SendAsync(browser, "/tags/add", "forged", page, new KeyValuePair<string, string>("Input.Name", "Forged"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var answer = await refused.ReadAsync(Cancelled);
        Assert.Contains("out of date", answer.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Null(answer.QuerySelector("#anew"));
    }

    private static async Task<string> TokenAsync(HttpClient browser, string address)
    {
        using var form = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        return (await Forms.TokenOfAsync(form))!;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, string token, Uri? from, params KeyValuePair<string, string>[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]) };
        request.Headers.Referrer = from;
        return browser.SendAsync(request, Cancelled);
    }
}
