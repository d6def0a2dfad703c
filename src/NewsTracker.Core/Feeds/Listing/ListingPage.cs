using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Markup;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>A parsed page of links.</summary>
internal sealed class ListingPage(IDocument document, Uri url) : IDisposable
{
    private const int LongestHeadline = 300;

    /// <summary>Elements looked at inside one item; a card has some dozens.</summary>
    private const int MostInside = 1_000;

    public IDocument Document => document;

    public Uri Url => url;

    public Uri Base { get; } = WebAddress.Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), url) ?? url;

    /// <summary>The page, or why it cannot be read.</summary>
    public static (ListingPage? Page, string? Problem) Parse(ReadOnlyMemory<byte> content, string? contentType, Uri url)
    {
        if (PageDecoder.Decode(content, contentType) is not { } text)
            return (null, "The document is no text: it may be an image, an archive or a PDF file.");
        return MarkupGuard.Tame(text) is { } markup
            ? (new ListingPage(new HtmlParser().ParseDocument(markup), url), null)
            : (null, "The page nests its elements thousands deep, which no listing does.");
    }

    /// <summary>The elements that match, or why there are none.</summary>
    public (IReadOnlyList<IElement> Elements, string? Problem) Find(string selector)
    {
        var (parsed, problem) = PageSelector.Parse(selector);
        if (parsed is null)
            return ([], $"The selector \"{selector}\" cannot be used. {problem}");
        return parsed.Find(document) is { } found
            ? (found, found.Count == 0 ? $"Nothing on the page matches \"{selector}\"; look whether the publisher changed its design." : null)
            : ([], $"The selector \"{selector}\" takes too long on this page; select by class or id rather than by the place among siblings.");
    }

    /// <summary>Where a link leads, without a fragment; absent for what leads to no other page.</summary>
    public Uri? TargetOf(IElement link) =>
        WebAddress.Resolve(link.GetAttribute("href"), Base) is { } target && target.GetLeftPart(UriPartial.Query) != url.GetLeftPart(UriPartial.Query)
            ? new UriBuilder(target) { Fragment = "" }.Uri
            : null;

    public static string TextOf(IElement element) => ElementText.Read(element, LongestHeadline);

    public static IEnumerable<IElement> SelfAndAncestors(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            yield return at;
    }

    public static IEnumerable<IElement> Inside(IElement element) => element.GetDescendants().Take(MostInside * 3).OfType<IElement>().Take(MostInside);

    public void Dispose() => document.Dispose();
}
