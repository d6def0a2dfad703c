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
