using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>What is sent to the API of annotations.</summary>
internal static class AnnotationRequests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static string Mark(long article, string words) => $$"""{ "target": { "source": "/articles/{{article}}?revision=1", "selector": { "type": "TextQuoteSelector", "exact": "{{words}}" } } }""";

    public static async Task<string> MarkAsync(this HttpClient editor, long article, string words)
    {
        using var made = await editor.SendAsync(HttpMethod.Post, "/api/annotations", Mark(article, words));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return made.Headers.Location!.AbsoluteUri;
    }

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, string? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(address.Contains("drafts", StringComparison.Ordinal) ? "application/json" : "application/ld+json");
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(ifMatch));
        }

        return await client.SendAsync(request, Cancelled);
    }
}
