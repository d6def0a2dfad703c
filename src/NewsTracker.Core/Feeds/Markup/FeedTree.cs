namespace NewsTracker.Core.Feeds.Markup;

/// <summary>The elements of a feed, put up as their tags are met: unclosed ones are closed, what is nested too deep or stands behind the root is left out.</summary>
/// <param name="takerOf">As <see cref="FeedMarkupParser.Parse(string, Func{FeedElement, Action{FeedElement}?})"/> has it.</param>
internal sealed class FeedTree(MarkupNames names, Func<FeedElement, Action<FeedElement>?> takerOf)
{
    private const int DeepestNesting = 128;

    /// <summary>Of those kept: an element takes some hundred bytes.</summary>
    private const int MostElements = 300_000;

    private readonly List<(FeedElement Element, string Tag)> open = [];
    private Action<FeedElement>? takeRecord;
    private int beyondDepth;
    private int elements;

    public FeedElement? Root { get; private set; }

    public bool IsFull => elements >= MostElements;

    /// <summary>The root has ended.</summary>
    public bool IsOver => Root is not null && open.Count == 0;

    /// <summary>An element is open, which takes what is written next.</summary>
    public bool TakesText => open.Count > 0;

    public void Add(string text)
    {
        if (TakesText && text.Length > 0)
            open[^1].Element.Add(text);
    }

    public void Open(string tag, List<(string Name, string Value)>? attributes, bool isEmpty)
    {
        if (open.Count >= DeepestNesting)
            beyondDepth += isEmpty ? 0 : 1;
        else if (!IsOver)
            Place(tag, attributes, isEmpty);
    }

    /// <summary>An end tag that none of the open elements has closes nothing.</summary>
    public void Close(string tag)
    {
        if (beyondDepth > 0)
        {
            beyondDepth--;
            return;
        }

        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (string.Equals(open[i].Tag, tag, StringComparison.Ordinal))
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
        }
    }

    /// <summary>What stands right below the root has ended where the next one begins, and where the text does.</summary>
    public void TakeEnded()
    {
        if (takeRecord is null || Root is null)
            return;
        foreach (var ended in Root.Children)
            takeRecord(ended);
        Root.Empty();
        elements = 1;
    }

    private void Place(string tag, List<(string Name, string Value)>? attributes, bool isEmpty)
    {
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : tag[..colon];
        var name = colon < 0 ? tag : names.Of(tag.AsSpan(colon + 1));
        if (prefix.Length == 0)
            UnclosedElements.CloseBefore(open, name);
        var parent = open.Count > 0 ? open[^1].Element : null;
        var scope = ScopeOf(attributes, parent?.Scope);
        if (parent is null && Vocabularies.OfRoot(name) is { } vocabulary)
            scope = NamespaceScope.With(scope, prefix, vocabulary);
        var element = new FeedElement(NamespaceScope.Resolve(scope, prefix), name, parent) { Scope = scope };
        if (attributes is not null)
            element.SetAttributes(attributes);
        elements++;
        if (parent is not null && ReferenceEquals(parent, Root))
            TakeEnded();
        parent?.Add(element);
        if (Root is null)
            takeRecord = takerOf(Root = element);
        if (!isEmpty)
            open.Add((element, tag));
    }

    private static NamespaceScope? ScopeOf(List<(string Name, string Value)>? attributes, NamespaceScope? scope)
    {
        foreach (var (attribute, value) in attributes ?? [])
        {
            if (attribute.StartsWith("xmlns", StringComparison.Ordinal) && attribute.Length is 5 or > 6)
                scope = NamespaceScope.With(scope, attribute.Length == 5 ? "" : attribute[6..], value);
        }

        return scope;
    }
}
