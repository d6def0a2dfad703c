using System.Net;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

public sealed class RefusedFormTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/tags/add", null)]
    [InlineData("/sources/add", null)]
    [InlineData("/users/add", null)]
    [InlineData("/searches/add", null)]
    [InlineData("/sources/filters", "Save")]
    [InlineData("/treaty/acts", "Add")]
    public async Task A_form_that_is_refused_comes_back_with_422_and_says_why(string path, string? handler)
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        using var refused = await admin.PostFormAsync(path, new() { ["Input.IncludeLanguages"] = "no language at all" }, handler);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEmpty((await refused.ReadAsync(Cancelled)).QuerySelectorAll("#problems li"));
    }

    [Fact]
    public async Task Files_of_which_none_is_taken_come_back_with_422_and_say_why_each()
    {
        using var editor = await app.CreateSignedInAsync(Role.Editor);
        using var form = await editor.GetAsync(new Uri("/articles/add?by=file", UriKind.Relative), Cancelled);
        using var files = new MultipartFormDataContent
        {
            { new StringContent((await Forms.TokenOfAsync(form))!), "__RequestVerificationToken" },
            { new StringContent("<p>Nothing.</p>"), "Files", "first.html" },
            { new StringContent("<p>Nothing here.</p>"), "Files", "second.html" },
        };
        using var refused = await editor.PostAsync(new Uri("/articles/add?handler=File", UriKind.Relative), files, Cancelled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = (await refused.ReadAsync(Cancelled)).QuerySelector("main")!.TextContent;
        Assert.Contains("first.html", told, StringComparison.Ordinal);
        Assert.Contains("second.html", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sources/import?handler=Look", 5_000)]
    [InlineData("/sources/1/rules?handler=Save", 1_100)]
    [InlineData("/sources/filters?handler=Save", 1_100)]
    [InlineData("/sources/bench", 300)]
    public async Task A_form_that_is_too_large_is_told_so_rather_than_taken_for_forged(string path, int kilobytes)
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        using var form = new FormUrlEncodedContent([new("List", new string('a', kilobytes * 1000))]);
        using var refused = await admin.PostAsync(new Uri(path, UriKind.Relative), form, Cancelled);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("More was sent than this page takes.", (await refused.ReadAsync(Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_only_looks_ahead_comes_back_with_200()
    {
        using var editor = await app.CreateSignedInAsync(Role.Editor);
        using var preview = await editor.PostFormAsync("/countries/EST/note", new() { ["Text"] = "Leaves." }, "Preview");
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
    }
}
