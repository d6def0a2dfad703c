namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Where a publisher's pages print their fields. What a rule reads overrides what the engine finds by itself; a rule that finds nothing is reported and loses its field only.</summary>
public sealed record PublisherRules
{
    /// <summary>Newest first: the layout of a page is the last one in the list that was still in use when the page was fetched.</summary>
    public required IReadOnlyList<PageLayout> Layouts { get; init; }
}

/// <summary>One design of a publisher's article pages. Kept when a redesign comes, so that archived pages can be read again.</summary>
public sealed record PageLayout
{
    /// <summary>The last day this design was served; absent for the one in use.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>At most one rule a field.</summary>
    public required IReadOnlyDictionary<ArticleField, FieldRule> Fields { get; init; }

    /// <summary>CSS selectors of what is never part of the body, inside the body's element too.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];
}

/// <summary>Reads one field.</summary>
/// <param name="Selector">A CSS selector (Selectors Level 4) of the elements that hold the field.</param>
/// <param name="Attribute">The attribute that holds the value; absent for the element's text.</param>
public sealed record FieldRule(string Selector, string? Attribute = null);
