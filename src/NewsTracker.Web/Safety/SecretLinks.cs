namespace NewsTracker.Web.Safety;

internal static class SecretLinks
{
    /// <summary>For pages with a one-time token in their address or text: kept in no cache, told to nobody in a Referer.</summary>
    public static void KeepSecret(this HttpResponse response)
    {
        // As antiforgery sets it where the page has a form: of any other value it warns in the log, and overrides it.
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
