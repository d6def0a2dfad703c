using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>What stands beside the results: groups of values, each leading to the query with it or without it.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetGroup> Groups)
{
    private static readonly QueryField[] Order = [QueryField.Country, QueryField.Topic, QueryField.Stance, QueryField.Tag, QueryField.Source, QueryField.Lang, QueryField.State];

    public static FacetPanel Empty { get; } = new([]);

    public static FacetPanel Make(ArticleQuery query, SearchFacets facets, FacetWords words, Func<ArticleQuery, string> address)
    {
        var groups = new List<FacetGroup>();
        foreach (var field in Order)
        {
            // The one value that is asked for all matches have.
            bool IsWhole(long count) => count == facets.Total && query.ValuesOf(field).Count == 1;
            var counted = facets.Values.GetValueOrDefault(field) ?? [];
            var items = counted
                .Select((facet, place) => (facet.Count, Name: words.Of(query, field, facet.Value), IsShown: place < SearchFacets.ValuesShown))
                .Where(facet => facet.Name is { } name && (facet.IsShown || query.Asks(field, name.Value)))
                .Select(facet => new FacetItem(field, facet.Name!.Value.Label, facet.Count, query.Asks(field, facet.Name.Value.Value), facet.Name.Value.Value) { IsAbout = facets.IsAbout || (facets.AreAbout && !IsWhole(facet.Count)) })
                .ToList();

            // What is asked for stays in sight, so that it can be taken away, though nothing was found with it.
            items.AddRange(query.ValuesOf(field)
                .Where(value => !items.Exists(item => item.Value.Equals(value, StringComparison.OrdinalIgnoreCase)))
                .Select(value => new FacetItem(field, words.Called(field, value), 0, IsOn: true, value)));
            if (items.Count > 0)
            {
                var led = items.OrderByDescending(item => item.IsOn).Select(item => item with { Address = address(item.IsOn ? query.Without(field, item.Value) : query.With(field, item.Value)) });
                groups.Add(new FacetGroup(field, counted.Count > SearchFacets.ValuesShown, [.. led]));
            }
        }

        return new(groups);
    }
}

/// <param name="HasMore">Whether there are values that are rarer than those shown.</param>
public sealed record FacetGroup(QueryField Field, bool HasMore, IReadOnlyList<FacetItem> Items)
{
    /// <summary>The part of the codebook that says what the values mean.</summary>
    public string? Codebook => Field switch
    {
        QueryField.Topic => "topics",
        QueryField.Stance => "stances",
        _ => null,
    };

    public string Title => Field is QueryField.Lang ? "Language" : Field.ToString();
}

/// <param name="IsOn">The query asks for it; the address then leads to the query without it.</param>
/// <param name="Value">As the query says it.</param>
public sealed record FacetItem(QueryField Field, string Label, long Count, bool IsOn, string Value)
{
    /// <summary>Of its link: by it the focus stays where it was when the panel comes anew.</summary>
    public string Id => $"facet-{Field.ToKey()}-{Uri.EscapeDataString(Value)}";

    public string Address { get; init; } = "";

    /// <summary>Told of a sample.</summary>
    public bool IsAbout { get; init; }
}
