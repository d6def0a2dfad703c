using System.Collections.Frozen;
using System.Net;
using Ganss.Xss;
using NewsTracker.Core.Extraction.Markup;

namespace NewsTracker.Core.Extraction;

/// <summary>
/// The one allow-list for HTML that came from the web: used when an article is stored and again whenever it is shown.
/// No scripts, forms, styles, ids or frames survive; links and images keep http(s) addresses only.
/// </summary>
public static class ArticleSanitizer
{
    private static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "article", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
        "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr", "font", "center", "big", "acronym", "address", "main", "header", "footer", "aside", "nav", "summary", "details", "picture", "source");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "href", "src", "alt", "title", "cite", "datetime", "lang", "dir", "colspan", "rowspan", "headers", "scope", "start", "reversed", "width", "height");

    // Elements whose content is no text for readers; every other unknown element gives way to its content.
    private static readonly FrozenSet<string> DroppedWhole = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "frameset", "svg", "math", "select", "textarea", "head", "title", "xmp", "noembed", "noframes", "plaintext");

    private const int MostPasses = 6;

    public static string Sanitize(string html)
    {
        if (MarkupGuard.Tame(html) is not { } markup)
            return "";

        // Misnested markup may parse differently once it is written out; only what stays as it is has been seen as a browser will see it.
        var sanitizer = Create();
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var clean = sanitizer.Sanitize(markup);
            if (clean == markup)
                return clean;
            markup = clean;
        }

        return WebUtility.HtmlEncode(markup);
    }

    private static HtmlSanitizer Create()
    {
        // One per call: the library's sanitizer is not documented as safe to share between threads while events are raised.
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags,
            AllowedAttributes = Attributes,
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "cite" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https" },
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        })
        {
            KeepChildNodes = true,
            AllowDataAttributes = false,
        };
        sanitizer.RemovingTag += (_, removal) =>
        {
            if (DroppedWhole.Contains(removal.Tag.LocalName))
                removal.Tag.InnerHtml = "";
        };
        return sanitizer;
    }
}
