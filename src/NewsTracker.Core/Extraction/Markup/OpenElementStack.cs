namespace NewsTracker.Core.Extraction.Markup;

/// <summary>The open elements, the innermost last, and what they come to: kept up as each opens and ends, so that no tag has to look through all.</summary>
internal sealed class OpenElementStack(string html)
{
    private readonly List<OpenElement> elements = [];

    public int Count => elements.Count;

    /// <summary>Elements that the parser has nested.</summary>
    public int Depth { get; private set; }

    /// <summary>Elements below the depth that is kept.</summary>
    public int Omitted { get; private set; }

    /// <summary>What the formats cost that are opened again in each new block.</summary>
    public int WeightOfClosedFormats { get; private set; }

    /// <summary>Formats that the parser sees.</summary>
    public int Formats { get; private set; }

    public int Paragraphs { get; private set; }

    public OpenElement this[int index] => elements[index];

    public bool Exists(Predicate<OpenElement> match) => elements.Exists(match);

    public int FindIndex(int from, Predicate<OpenElement> match) => elements.FindIndex(from, match);

    public int FindLastIndex(Predicate<OpenElement> match) => elements.FindLastIndex(match);

    public void Push(OpenElement element)
    {
        elements.Add(element);
        Weigh(element, 1);
    }

    public OpenElement Pop()
    {
        var element = elements[^1];
        RemoveAt(elements.Count - 1);
        return element;
    }

    public void RemoveAt(int index)
    {
        Weigh(elements[index], -1);
        elements.RemoveAt(index);
    }

    private void Weigh(OpenElement element, int step)
    {
        if (element.IsOmitted)
            Omitted += step;
        else if (element.AddsDepth)
            Depth += step;
        if (element is { IsFormat: true, IsOmitted: false })
            Formats += step;
        if (element.Is(MarkupTraits.EndsItself) && element.IsNamed(html, "p"))
            Paragraphs += step;
        if (element.IsClosed)
            WeightOfClosedFormats += element.Weight * step;
    }
}
