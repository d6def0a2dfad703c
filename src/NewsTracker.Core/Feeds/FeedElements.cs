using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace NewsTracker.Core.Feeds;

/// <summary>What every kind of feed asks of its elements. Names are matched by local name and, where it matters, by a word of the namespace: feeds misspell namespaces.</summary>
internal static class FeedElements
{
    private static readonly XName Base = XNamespace.Xml + "base";
    private static readonly XName Lang = XNamespace.Xml + "lang";

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first child of a name that stands in no extension's namespace.</summary>
    public static XElement? Plain(this XElement element, string name) =>
        element.Children(name).FirstOrDefault(child => !IsExtension(child));

    /// <summary>The first child of a name in an extension's namespace, told by a word of it ("dc", "purl.org/dc").</summary>
    public static XElement? Extension(this XElement element, string namespaceWord, string name) =>
        element.Children(name).FirstOrDefault(child => child.Name.NamespaceName.Contains(namespaceWord, StringComparison.OrdinalIgnoreCase));

    public static string? Text(this XElement? element) => element?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Plain text of a title or name: markup removed, entities decoded once.</summary>
    public static string? PlainText(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return null;
        }

        var text = html.Contains('<', StringComparison.Ordinal) && html.Contains('>', StringComparison.Ordinal)
            ? new HtmlParser().ParseDocument(html).Body!.TextContent
            : WebUtility.HtmlDecode(html);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? text : null;
    }

    /// <summary>An absolute http(s) address, resolved against xml:base and the document's own.</summary>
    public static string? Absolute(this XElement element, string? address, Uri? documentUrl)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var root = documentUrl;
        foreach (var declared in element.AncestorsAndSelf().Reverse().Select(ancestor => ancestor.Attribute(Base)?.Value).OfType<string>())
        {
            root = root is not null && Uri.TryCreate(root, declared, out var nested) ? nested : Uri.TryCreate(declared, UriKind.Absolute, out var absolute) ? absolute : root;
        }

        return (Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) || (root is not null && Uri.TryCreate(root, address.Trim(), out url)))
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url.AbsoluteUri
            : null;
    }

    public static string? Language(this XElement element) =>
        element.AncestorsAndSelf().Select(ancestor => ancestor.Attribute(Lang)?.Value.Trim()).FirstOrDefault(language => !string.IsNullOrEmpty(language));

    private static bool IsExtension(XElement element) =>
        element.Name.NamespaceName is { Length: > 0 } name && element.Parent is { } parent && name != parent.Name.NamespaceName
        && !name.Contains("rss", StringComparison.OrdinalIgnoreCase) && !name.Contains("netscape", StringComparison.OrdinalIgnoreCase);
}
