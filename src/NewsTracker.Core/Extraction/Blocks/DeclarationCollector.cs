using System.Buffers;
using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Picks up metadata elements while the page is walked.</summary>
internal sealed class DeclarationCollector
{
    private const int LongestJsonLd = 2 * 1024 * 1024;
    private const int MostOfAKind = 200;
    private const int LongestValue = 20_000;

    private static readonly SearchValues<string> BylineWords = SearchValues.Create(["byline", "author", "autor", "auteur", "autore", "journalist", "writer", "contributor", "redactor", "verfasser"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> DateWords = SearchValues.Create(["date", "time", "publish", "posted", "datum", "fecha", "updated", "created"], StringComparison.OrdinalIgnoreCase);

    public PageDeclarations Declarations { get; } = new();

    public void Visit(IElement element, string tag)
    {
        switch (tag)
        {
            case "meta":
                VisitMeta(element);
                return;
            case "link":
                if (Declarations.Canonical is null && element.GetAttribute("rel")?.Contains("canonical", StringComparison.OrdinalIgnoreCase) == true)
                    Declarations.Canonical = element.GetAttribute("href");
                return;
            case "title":
                Declarations.Title ??= element.TextContent;
                return;
            case "script":
                VisitScript(element);
                return;
            case "time":
                Add(Declarations.Times, element);
                break;
        }

        if (element.Attributes.Length > 0)
            VisitNames(element);
    }

    private void VisitNames(IElement element)
    {
        if (element.HasAttribute("itemprop"))
            Add(Declarations.ItemProperties, element);
        var rel = element.GetAttribute("rel");
        if (rel?.Contains("author", StringComparison.OrdinalIgnoreCase) == true)
        {
            Add(Declarations.BylineElements, element);
            return;
        }

        var name = element.ClassName;
        if (name is null or { Length: > 400 })
            return;
        if (name.AsSpan().ContainsAny(BylineWords))
            Add(Declarations.BylineElements, element);
        if (name.AsSpan().ContainsAny(DateWords))
            Add(Declarations.DateElements, element);
        if (Declarations.Breadcrumbs.Count == 0 && name.Contains("breadcrumb", StringComparison.OrdinalIgnoreCase))
            Declarations.Breadcrumbs.Add(element);
    }

    private void VisitMeta(IElement element)
    {
        var content = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.GetAttribute("value");
        if (string.IsNullOrWhiteSpace(content) || content.Length > LongestValue)
            return;
        content = content.Trim();
        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv", "pubdate"])
        {
            if (element.GetAttribute(attribute) is not { Length: > 0 and < 100 } key || Declarations.Meta.Count > MostOfAKind)
                continue;
            if (!Declarations.Meta.TryGetValue(key.Trim(), out var values))
                Declarations.Meta[key.Trim()] = values = [];
            if (values.Count < 50)
                values.Add(content);
        }
    }

    private void VisitScript(IElement element)
    {
        if (element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) && Declarations.JsonLd.Count < 50
            && element.TextContent is { Length: > 0 and < LongestJsonLd } json)
            Declarations.JsonLd.Add(json);
    }

    private static void Add(List<IElement> list, IElement element)
    {
        if (list.Count < MostOfAKind)
            list.Add(element);
    }
}
