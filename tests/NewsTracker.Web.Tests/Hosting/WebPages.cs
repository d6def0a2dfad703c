using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Reads pages as a reader without scripts gets them.</summary>
internal static class WebPages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadAsync(cancellationToken);
    }

    /// <summary>The page that was answered, to a form or otherwise, whatever its status.</summary>
    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage response, CancellationToken cancellationToken) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(cancellationToken));
}
