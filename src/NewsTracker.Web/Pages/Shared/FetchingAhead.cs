namespace NewsTracker.Web.Pages.Shared;

/// <summary>Pages that a browser fetches before anybody asks for them: nobody has read them yet.</summary>
internal static class FetchingAhead
{
    public static bool IsFetchedAhead(this HttpRequest request) => request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
