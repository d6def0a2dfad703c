using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The site's name and the page's own address.</summary>
internal static class SiteIdentity
{
    public static Extracted<string>? FindName(Page page, StructuredPage structured)
    {
        var meta = page.Declarations;
        if (Valid(meta.FirstMeta("og:site_name")) is { } openGraph)
            return new Extracted<string>(openGraph, FieldOrigin.OpenGraph);
        if (Valid(structured.Article?.Publisher) is { } publisher)
            return new Extracted<string>(publisher, FieldOrigin.JsonLd);
        if (Valid(structured.SiteName) is { } site)
            return new Extracted<string>(site, FieldOrigin.JsonLd);
        return Valid(meta.FirstMeta("application-name", "dc.publisher", "publisher", "twitter:app:name:iphone", "apple-mobile-web-app-title")) is { } named
            ? new Extracted<string>(named, FieldOrigin.Meta)
            : null;
    }

    /// <summary>What a title adds to the headline: "Senate votes - Example News".</summary>
    public static Extracted<string>? FindNameInTitle(Page page, string? headline)
    {
        if (headline is null || page.Declarations.Title is not { Length: < 400 } title)
            return null;
        var line = title.OnOneLine();
        if (line.Length <= headline.Length || !line.StartsWith(headline, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = line[headline.Length..];
        var name = rest.TrimStart(' ', '-', '–', '—', '|', '·', '•', ':', '»', '/');
        return rest.Length - name.Length >= 2 && name.Length is > 1 and <= 40 && TextMeasure.CountWords(name) <= 5 ? new Extracted<string>(name, FieldOrigin.Heuristic) : null;
    }

    /// <param name="baseUrl">What the page's relative addresses start from.</param>
    public static Extracted<string>? FindCanonicalUrl(Page page, StructuredArticle? declared, Uri? url, Uri? baseUrl)
    {
        if (WebAddress.Resolve(page.Declarations.Canonical, baseUrl) is { } link)
            return new Extracted<string>(link.AbsoluteUri, FieldOrigin.Meta);
        if (WebAddress.Resolve(page.Declarations.FirstMeta("og:url"), baseUrl) is { } openGraph)
            return new Extracted<string>(openGraph.AbsoluteUri, FieldOrigin.OpenGraph);
        if (WebAddress.Resolve(declared?.Url, baseUrl) is { } structured)
            return new Extracted<string>(structured.AbsoluteUri, FieldOrigin.JsonLd);
        return url is null || WebAddress.Resolve(url.OriginalString, null) is not { } own ? null : new Extracted<string>(own.AbsoluteUri, FieldOrigin.Url);
    }

    private static string? Valid(string? name) => string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.StartsWith("http", StringComparison.Ordinal) ? null : name.OnOneLine();
}
