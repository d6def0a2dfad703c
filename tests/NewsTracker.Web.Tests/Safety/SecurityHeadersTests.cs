using System.Text.RegularExpressions;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

public sealed partial class SecurityHeadersTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/no/such/page")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_headers(string path)
    {
        using var response = await app.CreateVisitor().GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_with_a_script_in_it_shares_a_nonce_with_its_policy_that_no_other_answer_has()
    {
        var client = await app.CreateSignedInAsync(Role.Analyst);
        var nonces = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var response = await client.GetAsync(new Uri("/map", UriKind.Relative), Cancelled);
            var nonce = Nonce().Match(string.Join(' ', response.Headers.GetValues("Content-Security-Policy"))).Groups[1].Value;
            var page = await response.ReadAsync(Cancelled);
            Assert.NotEmpty(page.QuerySelectorAll("script:not([src])"));
            Assert.All(page.QuerySelectorAll("script:not([src])"), script => Assert.Equal(nonce, script.GetAttribute("nonce")));
            Assert.NotEmpty(page.QuerySelectorAll("script[src]"));
            Assert.All(page.QuerySelectorAll("script[src]"), script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("[style]"));
            nonces.Add(nonce);
        }

        Assert.NotEqual(nonces[0], nonces[1]);
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        using var client = app.CreateClient(new() { BaseAddress = new Uri("https://news.example.org"), AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative), Cancelled);
        Assert.Contains("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [GeneratedRegex("script-src [^;]*'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
