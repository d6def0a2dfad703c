using AngleSharp.Html.Parser;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Fills in forms as a browser does, antiforgery token included.</summary>
internal static class Forms
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Opens the page, takes its token and posts the fields back to it.</summary>
    /// <param name="handler">The page handler, where the page has several.</param>
    /// <param name="formPage">The page that has the form, where it is another than the one it is sent to.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, Dictionary<string, string> fields, string? handler = null, string? formPage = null)
    {
        var page = await client.GetAsync(new Uri(formPage ?? path, UriKind.Relative));
        var token = await TokenOfAsync(page);
        Assert.True(token is not null, $"{formPage ?? path} ({(int)page.StatusCode}) has no form with an antiforgery token.");
        var address = handler is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { [Token] = token });
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public static async Task<string?> TokenOfAsync(HttpResponseMessage page)
    {
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        return document.QuerySelector($"input[name={Token}]")?.GetAttribute("value");
    }
}
