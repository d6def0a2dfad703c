using NewsTracker.Core.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>The addresses by which an article is recognised.</summary>
/// <param name="Main">The one that identifies it; absent for a text without an address.</param>
/// <param name="All">Every address that led here, the main one included, in order of trust.</param>
internal sealed record ArticleIdentity(string? Main, IReadOnlyList<string> All)
{
    /// <summary>A page's own canonical address counts only within its own site: else any page could pass for another's.</summary>
    public static ArticleIdentity Of(IncomingDocument document, string? declaredCanonical)
    {
        var requested = CanonicalUrl.Find(document.RequestedUrl?.AbsoluteUri);
        var final = CanonicalUrl.Find(document.FinalUrl?.AbsoluteUri);
        var canonical = CanonicalUrl.Find(declaredCanonical);
        if (canonical is not null && final is not null && !IsSameSite(canonical.Uri, final.Uri))
        {
            canonical = null;
        }

        var all = new[] { requested, final, canonical }.OfType<CanonicalUrl>().Select(url => url.Value).Distinct(StringComparer.Ordinal).ToList();
        return new ArticleIdentity((canonical ?? final ?? requested)?.Value, all);
    }

    private static bool IsSameSite(Uri one, Uri other) => one.Port == other.Port && WithoutWww(one.Host) == WithoutWww(other.Host);

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
