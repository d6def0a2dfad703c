using Microsoft.Net.Http.Headers;

namespace NewsTracker.Web.Pages.Articles;

internal static class WarcResponse
{
    /// <summary>Makes the response a download of a WARC file, written as it is read.</summary>
    public static void StartWarc(this HttpResponse response, string fileName)
    {
        response.ContentType = "application/warc";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        response.Headers.CacheControl = "no-store";
    }
}
