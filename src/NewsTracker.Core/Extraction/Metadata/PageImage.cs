using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The picture that stands for the article, as declared; a picture that the page calls its publisher's logo does not.</summary>
internal static class PageImage
{
    public static Extracted<string>? Find(Page page, StructuredPage structured, Uri? baseUrl)
    {
        var logos = structured.Logos.Select(logo => WebAddress.Resolve(structured.ImageNamed(logo), baseUrl)).OfType<Uri>().ToHashSet();
        foreach (var (printed, origin) in Candidates(page, structured))
        {
            if (WebAddress.Resolve(printed, baseUrl) is { } address && !logos.Contains(address))
                return new Extracted<string>(address.AbsoluteUri, origin);
        }

        return null;
    }

    private static IEnumerable<(string? Printed, FieldOrigin Origin)> Candidates(Page page, StructuredPage structured)
    {
        foreach (var image in structured.Article?.Subjects.Images ?? [])
            yield return (structured.ImageNamed(image), FieldOrigin.JsonLd);
        var meta = page.Declarations.Meta;
        foreach (var name in (string[])["og:image:secure_url", "og:image", "og:image:url"])
        {
            foreach (var value in meta.GetValueOrDefault(name) ?? [])
                yield return (value, FieldOrigin.OpenGraph);
        }

        foreach (var name in (string[])["twitter:image", "twitter:image:src", "sailthru.image.full", "image", "thumbnail"])
        {
            foreach (var value in meta.GetValueOrDefault(name) ?? [])
                yield return (value, FieldOrigin.Meta);
        }

        foreach (var element in page.Declarations.ItemProperties)
        {
            if (element.GetAttribute("itemprop") == "image")
                yield return (AddressOf(element), FieldOrigin.Microdata);
        }
    }

    /// <summary>Lazy pictures keep their address in data-src and a placeholder in src.</summary>
    public static string? AddressOf(IElement element) =>
        element.GetAttribute("content") ?? element.GetAttribute("data-src") ?? element.GetAttribute("src") ?? element.GetAttribute("href");
}
