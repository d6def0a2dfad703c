namespace NewsTracker.Web.Safety;

internal static class SecretLinks
{
    /// <summary>For pages with a one-time token in their address or text: kept in no cache, told to nobody in a Referer.</summary>
    public static void KeepSecret(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
