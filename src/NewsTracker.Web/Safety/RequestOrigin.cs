namespace NewsTracker.Web.Safety;

internal static class RequestOrigin
{
    /// <summary>
    /// Whether a request comes from a page of this site, or from none. Browsers say where it comes from (Sec-Fetch-Site; Origin before that), and pages cannot forge it; a program that
    /// says neither has no cookies but its own.
    /// </summary>
    public static bool IsFromHere(this HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
