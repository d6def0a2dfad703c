using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>The order and the density in which results are looked at, from one search to the next.</summary>
public sealed class ResultWaysTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Ways = "sort=relevance&density=compact";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_forms_of_the_page_keep_them()
    {
        await app.WithDbAsync(db => CodedArticle.AddAsync(db, "A palanquin came by.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled));
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/articles?q=palanquin&{Ways}", Cancelled);
        foreach (var form in new[] { "[data-search]", "[data-months-form]" })
        {
            Assert.Equal(Ways.Split('&'), page.QuerySelectorAll($"{form} input[type=hidden]:not([name=q])").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
        }
    }

    [Theory]
    [InlineData("from=2025-06&until=2025-07", "published")]
    [InlineData("from=2025-07&until=2025-06", "published")]
    [InlineData("source=5", "source")]
    public async Task Where_a_form_or_a_link_leads_on_they_are_kept(string asked, string condition)
    {
        using var led = await (await app.CreateSignedInAsync(Role.Analyst)).GetAsync(new Uri($"/articles?q=palanquin&{asked}&{Ways}", UriKind.Relative), Cancelled);
        var address = led.Headers.Location!.ToString();
        Assert.StartsWith($"/articles?q=palanquin%20{condition}%3A", address, StringComparison.Ordinal);
        Assert.EndsWith($"&{Ways}", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_that_end_before_they_begin_are_refused_at_the_word_as_what_is_typed_is()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var led = await reader.GetAsync(new Uri("/articles?q=palanquin&from=2025-07&until=2025-06", UriKind.Relative), Cancelled);
        using var refused = await reader.GetAsync(led.Headers.Location, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Equal(("true", "search-problem"), (page.QuerySelector("#q")!.GetAttribute("aria-invalid"), page.QuerySelector("#q")!.GetAttribute("aria-describedby")));
        Assert.Equal("2025-07..2025-06", page.QuerySelector("#search-problem mark")!.TextContent);
        Assert.Contains("2025-07 is after 2025-06", page.QuerySelector("#search-problem")!.TextContent, StringComparison.Ordinal);
    }
}
