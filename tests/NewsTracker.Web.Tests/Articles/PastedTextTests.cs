using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Pages.Articles;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class PastedTextTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    /// <summary>Of the last a form sends nine signs for each.</summary>
    [Theory]
    [InlineData('a')]
    [InlineData('ї')]
    [InlineData('雷')]
    public async Task A_text_that_is_too_long_is_told_so_in_whatever_letters_it_is(char letter)
    {
        using var editor = await app.CreateSignedInAsync(Role.Editor);
        using var refused = await editor.PostFormAsync("/articles/add", new() { ["Text"] = new string(letter, PastedText.MaxLength + 1) }, "Text");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("1,000,001 characters of at most 1,000,000", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
