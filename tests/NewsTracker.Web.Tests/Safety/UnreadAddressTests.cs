using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

public sealed class UnreadAddressTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/matrix?asOf=2025-13-45&knownAt=2025-01-02", "“2025-13-45” for “asOf”", "/matrix?knownAt=2025-01-02")]
    [InlineData("/matrix?asOf=0001-01-01", "“0001-01-01” for “asOf”", "/matrix")]
    public async Task What_means_nothing_in_an_address_is_named_and_can_be_left_out(string address, string named, string without)
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadAsync(Cancelled);
        Assert.Contains(named, page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(without, page.QuerySelector("#without")!.GetAttribute("href"));
        await reader.PageAsync(without, Cancelled);
    }
}
