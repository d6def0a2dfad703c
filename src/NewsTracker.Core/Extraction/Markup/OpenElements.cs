namespace NewsTracker.Core.Extraction.Markup;

/// <summary>
/// The parser's stack of open elements, as far as tags alone tell it (HTML Living Standard, 13.2.4 and 13.2.6). Where the parser's own rules are too
/// fine to follow, an element is taken to stay open: the depth is never less than the parser's, but for the elements that end by themselves.
/// </summary>
internal sealed partial class OpenElements(string html, int deepestKept)
{
    /// <summary>An end tag of a format passes so many blocks at the most (the standard's adoption agency runs eight times).</summary>
    private const int MostAdoptions = 6;

    /// <summary>Formats that nobody ends pile up, the same ones too: each is opened again in text beside the block that held it, and stays open there.</summary>
    private const int MostFormats = 32;

    private readonly OpenElementStack elements = new(html);

    /// <inheritdoc cref="OpenElementStack.Depth"/>
    public int Depth => elements.Depth;

    /// <inheritdoc cref="OpenElementStack.Omitted"/>
    public int Omitted => elements.Omitted;

    /// <inheritdoc cref="OpenElementStack.WeightOfClosedFormats"/>
    public int WeightOfClosedFormats => elements.WeightOfClosedFormats;

    public MarkupSpace Space => elements.Count > 0 && !elements[^1].HoldsHtml(html) ? elements[^1].Space : MarkupSpace.Html;

    public bool IsInDrawing => elements.Count > 0 && elements[^1].Space != MarkupSpace.Html;

    /// <summary>Whether something of the drawing around was left out, so that the parser reads in HTML what ends itself there only.</summary>
    public bool IsDrawingOmitted
    {
        get
        {
            for (var i = elements.Count - 1; i >= 0 && elements[i].Space != MarkupSpace.Html; i--)
            {
                if (elements[i].IsOmitted)
                    return true;
            }

            return false;
        }
    }

    public bool IsInSelect => elements.Count > 0 && elements[^1].Is(MarkupTraits.Barrier) && elements[^1].IsNamed(html, "select");

    /// <summary>Opens an element; false where the parser shall not see its tag.</summary>
    public bool Open(MarkupTag tag, int start, MarkupTraits traits, MarkupSpace space, bool omit)
    {
        if ((traits & MarkupTraits.Cell) != MarkupTraits.None && space == MarkupSpace.Html && FindTable() < 0)
        {
            // Outside of a table the parser sees no cell, but in a template, where it stays until that ends.
            if (!elements.Exists(element => element.Is(MarkupTraits.Barrier) && element.IsNamed(html, "template")))
                return !omit;
            traits &= ~(MarkupTraits.Cell | MarkupTraits.EndsItself);
        }

        var element = new OpenElement(traits, space, start, tag.NameLength, tag.Attributes, IsOmitted: false, IsClosed: false);
        if (omit || IsFull(traits, space))
            element = element with { IsOmitted = true };
        else if (space == MarkupSpace.Html)
            MakeRoomFor(element.NameIn(html), traits);
        elements.Push(element);
        return !element.IsOmitted;
    }

    /// <summary>Whether one more of these would be left out.</summary>
    public bool IsFull(MarkupTraits traits, MarkupSpace space) => (Depth >= deepestKept && new OpenElement(traits, space, 0, 0, 0, false, false).AddsDepth) || (space == MarkupSpace.Html && elements.Formats >= MostFormats && (traits & MarkupTraits.Formatting) != MarkupTraits.None);

    /// <summary>Closes the elements that end where this one starts.</summary>
    public void MakeRoomFor(ReadOnlySpan<char> name, MarkupTraits traits)
    {
        if ((traits & MarkupTraits.TablePart) != MarkupTraits.None)
            CloseToTable();
        else if ((traits & MarkupTraits.Single) != MarkupTraits.None)
            CloseSame(name, traits);
        if ((traits & MarkupTraits.Item) != MarkupTraits.None)
            CloseItem(name);
        if (IsOfRuby(name) && FindInScope("ruby", MarkupTraits.None) >= 0)
            CloseImplied();
        if ((traits & (MarkupTraits.EndsParagraph | MarkupTraits.Special)) == MarkupTraits.None || FindParagraph() is not (var paragraph and >= 0))
            return;

        // Of the rest of the blocks some end a paragraph, some by newer rules only.
        if ((traits & MarkupTraits.EndsParagraph) != MarkupTraits.None)
            CloseFrom(paragraph, endsFormats: false);
        else
            elements.RemoveAt(paragraph);
    }

    /// <summary>Leaves drawings and formulas, for a name that none of them holds.</summary>
    public void LeaveDrawing()
    {
        while (elements.Count > 0 && !elements[^1].HoldsHtml(html))
            elements.Pop();
    }

    /// <summary>Ends what the end tag ends; false where the parser shall not see it.</summary>
    public bool Close(ReadOnlySpan<char> name, MarkupTraits traits)
    {
        var index = Find(name, traits);
        if (index < 0)
            return Omitted == 0;
        if (elements[index].IsOmitted)
        {
            CloseOmitted(index);
            return false;
        }

        if (elements[index].IsFormat)
            CloseFormat(index);
        else if (name.Equals("form", StringComparison.OrdinalIgnoreCase) && elements[index].Space == MarkupSpace.Html)
            elements.RemoveAt(index);
        else
            CloseFrom(index, EndsFormats(index));
        return true;
    }

    /// <summary>Whether a table is open around, outside of templates.</summary>
    public bool IsInTable() => FindTable() >= 0;

    private void CloseToTable()
    {
        if (FindTable() is not (var index and >= 0))
            return;
        if (elements[index].Is(MarkupTraits.Cell))
            CloseFrom(index, endsFormats: true);
        if (FindTable() is var table and >= 0 && !elements[table].Is(MarkupTraits.Cell))
            CloseFrom(table + 1, endsFormats: false);
    }

    private void CloseSame(ReadOnlySpan<char> name, MarkupTraits traits)
    {
        if ((traits & MarkupTraits.Formatting) != MarkupTraits.None)
        {
            if (FindFormat(name) is var format and >= 0)
                elements.RemoveAt(format);
            return;
        }

        var index = name.Equals("table", StringComparison.OrdinalIgnoreCase) ? FindTable() : FindInScope(name, MarkupTraits.None);
        if (index >= 0 && !elements[index].Is(MarkupTraits.Cell))
            CloseFrom(index, endsFormats: false);
    }

    private void CloseItem(ReadOnlySpan<char> name)
    {
        var isList = name.Equals("li", StringComparison.OrdinalIgnoreCase);
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var element = elements[i];
            if (element.Is(MarkupTraits.Item) && element.IsNamed(html, "li") == isList)
            {
                CloseFrom(i, endsFormats: false);
                return;
            }

            if (element.IsBarrier(html) || (element.Is(MarkupTraits.Special) && !element.IsNamed(html, "div") && !element.IsNamed(html, "p") && !element.IsNamed(html, "address")))
                return;
        }
    }

    /// <summary>Ends what needs no end tag, from the innermost outwards (13.2.6.3): the parts of a ruby do so wherever they start.</summary>
    private void CloseImplied()
    {
        while (elements.Count > 0 && elements[^1] is { Space: MarkupSpace.Html } last
            && (last.Is(MarkupTraits.Item) || last.IsNamed(html, "p") || last.IsNamed(html, "optgroup") || last.IsNamed(html, "rb") || last.IsNamed(html, "rp") || last.IsNamed(html, "rt")))
        {
            elements.Pop();
        }
    }

    private static bool IsOfRuby(ReadOnlySpan<char> name) => name is [var first, _, ..] && char.ToLowerInvariant(first) == 'r'
        && (name.Equals("rt", StringComparison.OrdinalIgnoreCase) || name.Equals("rp", StringComparison.OrdinalIgnoreCase) || name.Equals("rb", StringComparison.OrdinalIgnoreCase) || name.Equals("rtc", StringComparison.OrdinalIgnoreCase));

    /// <summary>The parser sees neither the element nor its end: what was kept inside stays open there.</summary>
    private void CloseOmitted(int index)
    {
        for (var i = elements.Count - 1; i >= index; i--)
        {
            if (elements[i].IsOmitted)
                elements.RemoveAt(i);
        }
    }

    private void CloseFormat(int index)
    {
        var blocks = 0;
        for (var i = index + 1; i < elements.Count; i++)
            blocks += elements[i].Is(MarkupTraits.Special) ? 1 : 0;
        if (blocks == 0)
            CloseFrom(index + 1, endsFormats: false);
        if (blocks <= MostAdoptions)
            elements.RemoveAt(index);
    }

    /// <summary>The end of a marker ends the formats that it held; a cell that ends with its table is one too.</summary>
    private bool EndsFormats(int index) => elements[index].Is(MarkupTraits.Marker) || elements.FindIndex(index, element => element.Is(MarkupTraits.Cell)) >= 0;

    /// <summary>Ends an element and all that is open in it. Formats stay, to be opened again, but for those inside the last marker where that ends them.</summary>
    private void CloseFrom(int index, bool endsFormats)
    {
        List<OpenElement>? opened = null;
        var areKept = !endsFormats;
        while (elements.Count > index)
        {
            var element = elements.Pop();
            if (areKept && element is { IsFormat: true, IsOmitted: false })
                (opened ??= []).Add(element with { IsClosed = true });
            areKept |= element.Is(MarkupTraits.Marker);
        }

        for (var i = (opened?.Count ?? 0) - 1; i >= 0; i--)
            elements.Push(opened![i]);
    }
}
