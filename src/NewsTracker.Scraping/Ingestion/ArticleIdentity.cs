using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>The addresses by which an article is recognised.</summary>
/// <param name="Requested">The one that was asked for.</param>
/// <param name="Answered">The one that answered, after redirects.</param>
/// <param name="Declared">The one that the page calls its own.</param>
internal sealed record ArticleIdentity(string? Requested, string? Answered, string? Declared)
{
    /// <summary>The one that identifies it; absent for a text without an address.</summary>
    public string? Main => Declared ?? Answered ?? Requested;

    /// <summary>Every address that led here, the main one included, in order of trust.</summary>
    public IReadOnlyList<string> All { get; } = [.. new[] { Requested, Answered, Declared }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the page calls itself by an address that it was not fetched by: a claim that nothing bears out yet.</summary>
    public bool IsDeclaredOnly => Declared is not null && Declared != Requested && Declared != Answered;

    /// <summary>Whether an address other than the one that was asked for answered.</summary>
    public bool IsRedirected => Requested is not null && Answered is not null && Requested != Answered;

    /// <summary>A page's own canonical address counts only within its own site: else any page could pass for another's. The home page is nobody's but its own: templates name it on every page.</summary>
    public static ArticleIdentity Of(IncomingDocument document, string? declaredCanonical)
    {
        var requested = CanonicalUrl.Find(document.RequestedUrl?.AbsoluteUri);
        var final = CanonicalUrl.Find(document.FinalUrl?.AbsoluteUri);
        var canonical = CanonicalUrl.Find(declaredCanonical);
        var isTaken = canonical is not null && (final is null || IsSameSite(canonical.Uri, final.Uri)) && (!IsHome(canonical.Uri) || (final is not null && IsHome(final.Uri)));
        return new ArticleIdentity(requested?.Value, final?.Value, isTaken ? canonical!.Value : null);
    }

    /// <summary>The same, but for what the page calls itself.</summary>
    public ArticleIdentity AsFetched() => new(Requested, Answered, Declared: null);

    /// <summary>The same, but for the address that answered: it is another article's.</summary>
    public ArticleIdentity WithoutAnswered() => new(Requested, Answered: null, Declared);

    private static bool IsHome(Uri url) => url.PathAndQuery == "/";

    /// <summary>A page asked for by http that calls itself by https is its own: only a port that an address names tells sites apart.</summary>
    private static bool IsSameSite(Uri one, Uri other) => (one.Port == other.Port || (one.IsDefaultPort && other.IsDefaultPort)) && HostName.IsOne(one, other);
}
