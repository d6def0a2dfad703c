using System.Globalization;
using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

/// <summary>What no database could answer is refused, not a fault.</summary>
public sealed class ImpossibleQuestionsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_with_a_NUL_or_a_day_at_the_end_of_the_calendar_is_a_bad_request()
    {
        using var client = await app.CreateSignedInAsync(Role.Admin);
        string[] questions =
        [
            "/countries?name=%00", "/api/tags?q=%00", "/api/go?q=a%00b", "/articles?q=%00", "/audit?actor=%00",
            "/?since=0001-01-01", "/?asOf=9999-12-31", "/countries?asOf=9999-12-31", "/countries/LTU?asOf=0001-01-01", "/countries/LTU?knownAt=9999-12-31",
            "/attention?from=0001-01-01", "/attention?to=9999-12-31", "/positions?asOf=0001-01-01", "/matrix?compare=0001-01-01", "/map?asOf=9999-12-31", "/treaty?asOf=9999-12-31",
            "/articles/re-extract?to=9999-12-31",
        ];
        foreach (var question in questions)
        {
            using var response = await client.GetAsync(new Uri(question, UriKind.Relative), Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{question} answered {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/countries/LTU")]
    public async Task A_form_sent_to_a_page_that_takes_none_is_told_so(string page)
    {
        using var client = await app.CreateSignedInAsync(Role.Admin);
        using var response = await client.PostFormAsync(page, [], formPage: "/sources/add");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        Assert.Contains("That cannot be done here", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_NUL_is_refused_with_words()
    {
        using var client = await app.CreateSignedInAsync(Role.Admin);
        (string Page, string Field, string? Handler)[] forms = [("/sources/filters", "Input.ExcludeWords", "Save"), ("/tags/add", "Input.Name", null), ("/sources/add", "Url", null)];
        foreach (var (page, field, handler) in forms)
        {
            using var response = await client.PostFormAsync(page, new() { [field] = "mine\0field" }, handler);
            await AssertRefusedAsync(page, response);

            // As a script sends a form, and as one with a file is sent.
            using var parts = new MultipartFormDataContent
            {
                { new StringContent(await Forms.TokenOfAsync(await client.GetAsync(new Uri(page, UriKind.Relative), Cancelled)) ?? ""), "__RequestVerificationToken" },
                { new StringContent("mine\0field"), field },
            };
            using var multipart = await client.PostAsync(new Uri(handler is null ? page : $"{page}?handler={handler}", UriKind.Relative), parts, Cancelled);
            await AssertRefusedAsync(page, multipart);
        }
    }

    private static async Task AssertRefusedAsync(string address, HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{address} answered {response.StatusCode}");
        Assert.Contains("NUL character", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_sends_a_NUL_is_refused_with_words()
    {
        using var client = await app.CreateSignedInAsync(Role.Editor);
        (HttpMethod Method, string Address, HttpContent Content)[] sent =
        [
            (HttpMethod.Post, "/api/tags", new FormUrlEncodedContent([KeyValuePair.Create("name", "mine\0field")])),
            (HttpMethod.Put, "/api/drafts/a-form", new StringContent("""{ "text": "mine\u0000field" }""", null, "application/json")),
            (HttpMethod.Put, "/api/drafts/a-form", new StringContent("""{ "mine\u0000field": "text" }""", null, "application/json")),
            (HttpMethod.Post, "/api/annotations", new StringContent("""{ "type": "Annotation", "motivation": "commenting\u0000", "target": "x" }""", null, "application/json")),
        ];
        foreach (var (method, address, content) in sent)
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var response = await client.SendAsync(request, Cancelled);
            await AssertRefusedAsync(address, response);
        }
    }

    [Fact]
    public async Task A_head_request_is_refused_as_the_page_would_be()
    {
        using var client = await app.CreateSignedInAsync(Role.Analyst);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/countries?asOf=no-day");
        using var response = await client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>Numbers, dates and exports read the same on every machine.</summary>
    [Fact]
    public void Nothing_is_written_in_the_machines_own_language()
    {
        Assert.NotNull(app.Services);
        Assert.Equal(CultureInfo.InvariantCulture, CultureInfo.DefaultThreadCurrentCulture);
    }
}
