using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Picks up metadata elements while the page is walked.</summary>
internal sealed class DeclarationCollector
{
    private const int LongestJsonLd = 2 * 1024 * 1024;
    private const int MostOfAKind = 200;
    private const int LongestValue = 20_000;
    private const int LongestKey = 100;

    /// <summary>Patterns are run over it, and every block is looked for in it.</summary>
    private const int LongestTitle = 2_000;

    private const int MostValues = 50;
    private const int MostJsonLd = 50;

    private readonly ClassSignReader classes = new();
    private readonly List<(IElement Element, string Name, string Value)> metaItems = [];
    private int articles;

    public PageDeclarations Declarations { get; } = new();

    /// <summary>What was collected, without what the page says of other things than itself.</summary>
    public PageDeclarations Finish()
    {
        foreach (var (element, name, value) in metaItems)
        {
            if (!ForeignItems.Hold(element, articles > 1))
                continue;
            Declarations.Meta[name].Remove(value);
            if (Declarations.Meta[name].Count == 0)
                Declarations.Meta.Remove(name);
        }

        Declarations.ItemProperties.RemoveAll(element => ForeignItems.Hold(element, articles > 1));
        return Declarations;
    }

    /// <param name="around">The block-level element around it.</param>
    /// <param name="place">The place among the nodes of the page that it will have itself if it is block-level.</param>
    public void Visit(IElement element, string tag, PageNode? around, int place)
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
            case "base":
                Declarations.Base ??= element.GetAttribute("href");
                return;
            case "title":
                Declarations.Title ??= element.TextContent.CutTo(LongestTitle);
                return;
            case "script":
                VisitScript(element);
                return;
            case "time":
                Add(Declarations.Times, element);
                Declarations.Places[element] = (around, place);
                break;
        }

        if (element.Attributes.Length > 0 && VisitNames(element))
            Declarations.Places[element] = (around, place);
    }

    /// <summary>Whether the names speak of a credit or a date.</summary>
    private bool VisitNames(IElement element)
    {
        var attributes = element.Attributes;
        var (isAuthor, signs) = (false, ClassSigns.None);
        for (var i = 0; i < attributes.Length && attributes[i] is { } attribute; i++)
        {
            switch (attribute.Name)
            {
                case "itemprop":
                    Add(Declarations.ItemProperties, element);
                    break;
                case "itemtype":
                    articles += ForeignItems.IsArticle(attribute.Value) ? 1 : 0;
                    break;
                case "rel":
                    isAuthor = attribute.Value.Contains("author", StringComparison.OrdinalIgnoreCase);
                    break;
                case "class":
                    signs = classes.Read(attribute.Value);
                    break;
            }
        }

        if (isAuthor || signs.HasFlag(ClassSigns.Byline))
            Add(Declarations.BylineElements, element);
        if (!isAuthor && signs.HasFlag(ClassSigns.Date))
            Add(Declarations.DateElements, element);
        if (!isAuthor && Declarations.Breadcrumbs.Count == 0 && signs.HasFlag(ClassSigns.Breadcrumb))
            Declarations.Breadcrumbs.Add(element);
        return isAuthor || (signs & (ClassSigns.Byline | ClassSigns.Date)) != ClassSigns.None;
    }

    private void VisitMeta(IElement element)
    {
        var content = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.GetAttribute("value");
        if (string.IsNullOrWhiteSpace(content) || content.Length > LongestValue)
            return;
        content = content.Trim();
        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv", "pubdate"])
        {
            if (element.GetAttribute(attribute) is not { Length: > 0 and < LongestKey } key || Declarations.Meta.Count > MostOfAKind)
                continue;
            if (!Declarations.Meta.TryGetValue(key.Trim(), out var values))
                Declarations.Meta[key.Trim()] = values = [];
            if (values.Count >= MostValues)
                continue;
            values.Add(content);
            if (attribute == "itemprop")
                metaItems.Add((element, key.Trim(), content));
        }
    }

    private void VisitScript(IElement element)
    {
        if (element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) && Declarations.JsonLd.Count < MostJsonLd
            && element.TextContent is { Length: > 0 and < LongestJsonLd } json)
            Declarations.JsonLd.Add(json);
    }

    private static void Add(List<IElement> list, IElement element)
    {
        if (list.Count < MostOfAKind)
            list.Add(element);
    }
}
