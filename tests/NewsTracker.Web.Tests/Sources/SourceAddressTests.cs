using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>What cannot be the address of a source is told so, with what to do.</summary>
public sealed class SourceAddressTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ftp://example.org/feed", "begin with https:// or http://")]
    [InlineData("https://me:secret@example.org/", "Leave out the name, the password")]
    [InlineData("not a url", "Type the address of a page or feed")]
    public async Task An_address_that_cannot_be_a_sources_is_told_why(string address, string why)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var answer = await admin.PostFormAsync("/sources/add", new() { ["url"] = address });
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }
}
