namespace NewsTracker.Core.Feeds.Markup;

/// <summary>An element of a feed. Names are lower case: feeds write pubDate, pubdate and PubDate alike.</summary>
internal sealed class FeedElement(Vocabulary vocabulary, string name, FeedElement? parent)
{
    private List<(string Name, string Value)>? attributes;
    private List<FeedElement>? children;
    private List<Run>? runs;

    public Vocabulary Vocabulary { get; } = vocabulary;

    public string Name { get; } = name;

    public FeedElement? Parent { get; } = parent;

    public NamespaceScope? Scope { get; init; }

    public IReadOnlyList<FeedElement> Children => children ?? (IReadOnlyList<FeedElement>)[];

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes ?? (IReadOnlyList<(string, string)>)[];

    /// <summary>Text and elements in the order of the document.</summary>
    public IReadOnlyList<Run> Runs => runs ?? (IReadOnlyList<Run>)[];

    public bool HasElements => children is not null;

    /// <summary>The text right inside the element, that of its children left out.</summary>
    public string OwnText => runs is null ? "" : runs.Count == 1 ? runs[0].Text ?? "" : string.Concat(runs.Select(run => run.Text));

    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
            {
                if (string.Equals(name, attribute, StringComparison.Ordinal))
                    return value;
            }

            return null;
        }
    }

    public FeedElement? Find(Vocabulary vocabulary, string name)
    {
        foreach (var child in Children)
        {
            if (child.Is(vocabulary, name))
                return child;
        }

        return null;
    }

    public bool Is(Vocabulary vocabulary, string name) => Vocabulary == vocabulary && string.Equals(Name, name, StringComparison.Ordinal);

    public void Add(FeedElement child)
    {
        (children ??= []).Add(child);
        (runs ??= []).Add(new Run(null, child));
    }

    public void Add(string text) => (runs ??= []).Add(new Run(text, null));

    public void Empty()
    {
        children?.Clear();
        runs?.Clear();
    }

    public void SetAttributes(List<(string Name, string Value)> values) => attributes = values;

    internal readonly record struct Run(string? Text, FeedElement? Element);
}
