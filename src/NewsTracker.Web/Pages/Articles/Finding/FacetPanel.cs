using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>What stands beside the results: groups of values, each leading to the query with it or without it.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetGroup> Groups)
{
    private static readonly QueryField[] Order = [QueryField.Country, QueryField.Topic, QueryField.Stance, QueryField.Tag, QueryField.Source, QueryField.Lang, QueryField.State];

    public static FacetPanel Empty { get; } = new([]);

    public static async Task<FacetPanel> MakeAsync(NewsTrackerDbContext db, ArticleQuery query, SearchFacets facets, Func<ArticleQuery, string> address, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(db, facets, cancellationToken);
        var groups = new List<FacetGroup>();
        foreach (var field in Order)
        {
            var counted = facets.Values.GetValueOrDefault(field) ?? [];
            var items = counted
                .Select(facet => (facet.Count, Name: names(field, facet.Value)))
                .Where(facet => facet.Name is not null)
                .Select(facet => new FacetItem(facet.Name!.Value.Label, facet.Count, query.Asks(field, facet.Name.Value.Value), facet.Name.Value.Value))
                .ToList();

            // What is asked for stays in sight, so that it can be taken away, though nothing was found with it.
            items.AddRange(query.ValuesOf(field).Where(value => !items.Exists(item => item.Value.Equals(value, StringComparison.OrdinalIgnoreCase))).Select(value => new FacetItem(value, 0, IsOn: true, value)));
            if (items.Count > 0)
                groups.Add(new FacetGroup(field, [.. items.OrderByDescending(item => item.IsOn).Select(item => item with { Address = address(item.IsOn ? query.Without(field, item.Value) : query.With(field, item.Value)) })]));
        }

        return new(groups);
    }

    /// <summary>What a counted value is called, and how the query says it.</summary>
    private static async Task<Func<QueryField, string, (string Label, string Value)?>> NamesAsync(NewsTrackerDbContext db, SearchFacets facets, CancellationToken cancellationToken)
    {
        var numbers = Numbers(facets, QueryField.Country).Select(number => (int)number).ToArray();
        var countries = await db.Countries.Where(c => numbers.Contains(c.M49)).Select(c => new { c.M49, c.Code, c.CommonName }).ToDictionaryAsync(c => (long)c.M49, cancellationToken);
        var sourceIds = Numbers(facets, QueryField.Source).ToArray();
        var sources = await db.Sources.Where(s => sourceIds.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        var tags = Numbers(facets, QueryField.Tag).Any() ? await db.Tags.ReadTreeAsync(cancellationToken) : null;
        return (field, value) => field switch
        {
            QueryField.Country => countries.GetValueOrDefault(Number(value)) is { } country ? (country.CommonName, country.Code.Value) : null,
            QueryField.Source => sources.GetValueOrDefault(Number(value)) is { } source ? (source, source) : null,
            QueryField.Tag => tags?.Resolve(Number(value)) is { } tag ? (tag.Name, tag.Slug) : null,
            QueryField.Topic => (CodebookKeys.ParseTopic(value).ToWords(), value),
            QueryField.Stance => (CodebookKeys.ParseStance(value).ToWords(), value),
            QueryField.Lang => (LanguageNames.InEnglish(value), value),
            _ => (char.ToUpperInvariant(value[0]) + value[1..], value),
        };
    }

    private static IEnumerable<long> Numbers(SearchFacets facets, QueryField field) => (facets.Values.GetValueOrDefault(field) ?? []).Select(facet => Number(facet.Value));

    private static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}

public sealed record FacetGroup(QueryField Field, IReadOnlyList<FacetItem> Items)
{
    public const int Shown = 6;

    public string Title => Field is QueryField.Lang ? "Language" : Field.ToString();
}

/// <param name="IsOn">The query asks for it; the address then leads to the query without it.</param>
/// <param name="Value">As the query says it.</param>
public sealed record FacetItem(string Label, long Count, bool IsOn, string Value)
{
    public string Address { get; init; } = "";
}
