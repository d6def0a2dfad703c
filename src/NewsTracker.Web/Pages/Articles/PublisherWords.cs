namespace NewsTracker.Web.Pages.Articles;

/// <summary>Who published an article, where there is room for a name only.</summary>
internal static class PublisherWords
{
    /// <param name="named">The name of the source or site or, where there is neither, the address of the article.</param>
    public static string? Of(string? named) => Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : named;
}
