using AngleSharp.Html.Parser;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.BackFill;

/// <summary>Reads the links of an archive page that look like headlines.</summary>
public static class ArchivePage
{
    private const int MostLinks = 2000;

    /// <summary>Menus say "World" or "Read more"; a headline has this many letters at least.</summary>
    private const int ShortestHeadline = 20;

    /// <summary>The addresses within the same site, each once, in the page's order.</summary>
    public static IReadOnlyList<CanonicalUrl> Links(ReadOnlyMemory<byte> content, string? contentType, Uri url)
    {
        if (PageDecoder.Decode(content, contentType) is not { } text || MarkupGuard.Tame(text) is not { } markup)
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(markup);
        var links = new List<CanonicalUrl>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { CanonicalUrl.Find(url.AbsoluteUri)?.Value ?? "" };
        foreach (var anchor in document.QuerySelectorAll("a[href]"))
        {
            if (links.Count >= MostLinks)
            {
                break;
            }

            if (anchor.TextContent.Count(char.IsLetter) >= ShortestHeadline && Uri.TryCreate(url, anchor.GetAttribute("href"), out var target)
                && CanonicalUrl.TryParse(target.AbsoluteUri, out var link) && SameSite.Is(link.Uri, url) && seen.Add(link.Value))
            {
                links.Add(link);
            }
        }

        return links;
    }
}
