namespace NewsTracker.Core.Extraction.Markup;

/// <summary>Which open element a tag means, and what keeps it from being reached.</summary>
internal sealed partial class OpenElements
{
    private int Find(ReadOnlySpan<char> name, MarkupTraits traits)
    {
        if (IsInDrawing)
        {
            var index = elements.Count - 1;
            for (; index >= 0 && elements[index].Space != MarkupSpace.Html; index--)
            {
                if (elements[index].IsNamed(html, name))
                    return index;
            }
        }

        if ((traits & MarkupTraits.Formatting) != MarkupTraits.None)
            return FindFormat(name) is var format and >= 0 ? format : FindPlain(name);
        if ((traits & MarkupTraits.Cell) != MarkupTraits.None || name.Equals("table", StringComparison.OrdinalIgnoreCase))
            return FindInTable(name);
        if ((traits & MarkupTraits.Row) != MarkupTraits.None)
            return FindTable() is var cell and >= 0 && elements[cell].Is(MarkupTraits.Cell) && !elements[cell].IsNamed(html, "caption") && FindInTable("table") >= 0 ? cell : -1;
        if (name.Equals("template", StringComparison.OrdinalIgnoreCase))
            return elements.FindLastIndex(element => element.Space == MarkupSpace.Html && element.IsNamed(html, "template"));
        if (name.Equals("p", StringComparison.OrdinalIgnoreCase))
            return FindParagraph();
        if (name.Equals("form", StringComparison.OrdinalIgnoreCase) || (traits & (MarkupTraits.Scoped | MarkupTraits.Heading)) != MarkupTraits.None || name.Equals("li", StringComparison.OrdinalIgnoreCase))
            return FindInScope(name, traits & MarkupTraits.Heading);
        return FindPlain(name);
    }

    /// <summary>The nearest of that name with no barrier between; of a heading, any heading.</summary>
    private int FindInScope(ReadOnlySpan<char> name, MarkupTraits anyOf)
    {
        var stopsAtLists = name.Equals("li", StringComparison.OrdinalIgnoreCase);
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var element = elements[i];
            if (!element.IsClosed && element.Space == MarkupSpace.Html && (element.IsNamed(html, name) || element.Is(anyOf)))
                return i;
            if (element.IsBarrier(html) || (stopsAtLists && element.Space == MarkupSpace.Html && (element.IsNamed(html, "ul") || element.IsNamed(html, "ol"))))
                return -1;
        }

        return -1;
    }

    private int FindPlain(ReadOnlySpan<char> name)
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var element = elements[i];
            if (!element.IsClosed && element.Space == MarkupSpace.Html && element.IsNamed(html, name))
                return i;
            if (element.Is(MarkupTraits.Special) || element.IsBarrier(html))
                return -1;
        }

        return -1;
    }

    private int FindInTable(ReadOnlySpan<char> name)
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            if (elements[i].Space != MarkupSpace.Html)
                continue;
            if (elements[i].IsNamed(html, name))
                return i;
            if (elements[i].Is(MarkupTraits.Barrier) && (elements[i].IsNamed(html, "table") || elements[i].IsNamed(html, "template")))
                return -1;
        }

        return -1;
    }

    /// <summary>The table, cell or caption that is open and nearest.</summary>
    private int FindTable()
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            if (elements[i].Is(MarkupTraits.Cell) || (elements[i].Is(MarkupTraits.Barrier) && elements[i].IsNamed(html, "table")))
                return i;
            if (elements[i].Is(MarkupTraits.Barrier) && elements[i].IsNamed(html, "template"))
                return -1;
        }

        return -1;
    }

    private int FindFormat(ReadOnlySpan<char> name)
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            if (elements[i].IsFormat && elements[i].IsNamed(html, name))
                return i;
            if (elements[i].Is(MarkupTraits.Marker) || elements[i].IsBarrier(html))
                return -1;
        }

        return -1;
    }

    private int FindParagraph()
    {
        for (var i = elements.Count - 1; elements.Paragraphs > 0 && i >= 0; i--)
        {
            if (elements[i].Is(MarkupTraits.EndsItself) && elements[i].IsNamed(html, "p"))
                return i;
            if (elements[i].IsBarrier(html) || (elements[i].Is(MarkupTraits.Special) && elements[i].IsNamed(html, "button")))
                return -1;
        }

        return -1;
    }
}
