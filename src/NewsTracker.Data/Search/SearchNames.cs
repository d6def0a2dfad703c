using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Tags;
using static NewsTracker.Data.Search.NamesInQueries;

namespace NewsTracker.Data.Search;

/// <summary>What the names of countries, tags, sources and people, and the numbers of stories, in a query mean. Names are compared without case, accents and quotes.</summary>
internal sealed class SearchNames(
    IReadOnlyDictionary<string, int> countries, IReadOnlyDictionary<string, long[]> tags, IReadOnlyDictionary<string, long[]> sources, IReadOnlyDictionary<string, Guid[]> people, IReadOnlyDictionary<string, long> stories)
{
    public int[] CountriesOf(QueryNode.OneOf field) => [.. field.Values.Select(value => countries[value.Text])];

    /// <summary>The tags and all below them.</summary>
    public long[] TagsOf(QueryNode.OneOf field) => [.. field.Values.SelectMany(value => tags[value.Text]).Distinct()];

    public long[] SourcesOf(QueryNode.OneOf field) => [.. field.Values.SelectMany(value => sources[value.Text]).Distinct()];

    /// <summary>Those whose work is asked for; of <see cref="QueryTerms.Nobody"/> none.</summary>
    public Guid[] PeopleOf(QueryNode.OneOf field) => [.. field.Values.SelectMany(value => people[value.Text]).Distinct()];

    public long[] StoriesOf(QueryNode.OneOf field) => [.. field.Values.Select(value => stories[value.Text]).Distinct()];

    public static async Task<NamedQuery> ReadAsync(NewsTrackerDbContext db, ArticleQuery query, Guid? reader, CancellationToken cancellationToken)
    {
        var asked = FieldsOf(query.Root).ToList();
        var countries = await CountriesAsync(db, Values(asked, field => field is QueryField.Country or QueryField.Mentions), cancellationToken);
        var tags = await TagsAsync(db, Values(asked, field => field is QueryField.Tag), cancellationToken);
        var sources = await SourcesAsync(db, Values(asked, field => field is QueryField.Source), cancellationToken);
        var people = await AssigneeNames.ReadAsync(db, Values(asked, field => field is QueryField.For), reader, cancellationToken);
        var stories = await StoryNumbers.ReadAsync(db, Values(asked, field => field is QueryField.Story), cancellationToken);
        foreach (var field in asked)
        {
            foreach (var value in field.Values)
            {
                var problem = field.Field switch
                {
                    QueryField.Country or QueryField.Mentions when !countries.ContainsKey(value.Text) => $"There is no state \"{value.Text}\": {await NearStateAsync(db, value.Text, cancellationToken)}",
                    QueryField.Tag when !tags.ContainsKey(value.Text) => $"There is no tag \"{value.Text}\": choose one from the list while typing, or look them up under Tags.",
                    QueryField.Source when !sources.ContainsKey(value.Text) => $"There is no source \"{value.Text}\": choose one from the list while typing, or look them up under Sources.",
                    QueryField.Story when !stories.ContainsKey(value.Text) => $"There is no story \"{value.Text}\": write the number that its page has in its address, such as story:12.",
                    QueryField.Is when reader is null => "Each person has read other articles, so is: works while signed in, and never in a rule for tags: take it out.",
                    QueryField.For when reader is null => "Whose work an article is can be asked while signed in, and never in a rule for tags: take it out.",
                    QueryField.For when !people.ContainsKey(value.Text) => $"There is nobody of the name \"{value.Text}\": write me, nobody, or choose one from the list while typing.",
                    _ => null,
                };
                if (problem is not null)
                    return new NamedQuery.Refused(new QueryProblem(value.At, problem));
            }
        }

        QueryNode Rewrite(QueryNode node) => node switch
        {
            QueryNode.OneOf { Field: QueryField.Country or QueryField.Mentions } one => one with { Values = QueryValues.Of(one.Values.Select(v => countries[v.Text].Name).Distinct()) },
            QueryNode.OneOf { Field: QueryField.Tag } one => one with { Values = QueryValues.Of(one.Values.Select(v => tags[v.Text].Name).Distinct()) },
            QueryNode.OneOf { Field: QueryField.Source } one => one with { Values = QueryValues.Of(one.Values.Select(v => sources[v.Text].Name).Distinct()) },
            QueryNode.OneOf { Field: QueryField.For } one => one with { Values = QueryValues.Of(one.Values.Select(v => people[v.Text].Name).Distinct()) },
            QueryNode.OneOf { Field: QueryField.Story } one => one with { Values = QueryValues.Of(one.Values.Select(v => stories[v.Text].Name).Distinct()) },
            QueryNode.Not not => new QueryNode.Not(Rewrite(not.Node)),
            QueryNode.All all => QueryNode.AllOf(all.Nodes.Select(Rewrite)),
            QueryNode.Any any => QueryNode.AnyOf(any.Nodes.Select(Rewrite)),
            _ => node,
        };

        var named = query.Root is null ? query : new ArticleQuery(Rewrite(query.Root));
        return new NamedQuery.Known(named, new SearchNames(ByName(countries), ByName(tags), ByName(sources), ByName(people), ByName(stories)));
    }

    private static Dictionary<string, T> ByName<T>(Dictionary<string, (string Name, T Meaning)> known) => known.Values.DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Meaning);

    private static List<string> Values(IEnumerable<QueryNode.OneOf> fields, Func<QueryField, bool> isWanted) =>
        [.. fields.Where(field => isWanted(field.Field)).SelectMany(field => field.Values.Select(value => value.Text)).Distinct()];

    private static IEnumerable<QueryNode.OneOf> FieldsOf(QueryNode? node) => node switch
    {
        QueryNode.OneOf field => [field],
        QueryNode.Not not => FieldsOf(not.Node),
        QueryNode.All all => all.Nodes.SelectMany(FieldsOf),
        QueryNode.Any any => any.Nodes.SelectMany(FieldsOf),
        _ => [],
    };

    private static async Task<Dictionary<string, (string Name, int Meaning)>> CountriesAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        if (await CountriesByCodeAsync(db, values, cancellationToken) is { } known)
            return known;
        var all = await db.Countries.AsNoTracking().Select(c => new { c.Code, c.M49, c.Name, c.CommonName, c.OfficialName }).ToListAsync(cancellationToken);
        var byCode = all.ToDictionary(c => c.Code.Value);
        var names = await db.CountryNames.AsNoTracking().Where(n => n.Kind == CountryNameKind.Name || n.Kind == CountryNameKind.Alias).Select(n => new { n.Text, n.CountryCode }).ToListAsync(cancellationToken);
        var meanings = names.Select(n => (Name: n.Text, Code: n.CountryCode)).Concat(all.SelectMany(c => new (string Name, CountryCode Code)[] { (c.Name, c.Code), (c.CommonName, c.Code), (c.OfficialName, c.Code) }))
            .GroupBy(pair => Fold(pair.Name)).ToDictionary(group => group.Key, group => group.First().Code.Value);
        return values
            .Select(value => (Value: value, Country: byCode.GetValueOrDefault(value.ToUpperInvariant()) ?? byCode.GetValueOrDefault(meanings.GetValueOrDefault(Fold(value)) ?? "")))
            .Where(pair => pair.Country is not null)
            .ToDictionary(pair => pair.Value, pair => (pair.Country!.Code.Value, pair.Country.M49));
    }

    /// <summary>What to write instead of a name that no state has. Reads the table of countries, which is small.</summary>
    private static async Task<string> NearStateAsync(NewsTrackerDbContext db, string typed, CancellationToken cancellationToken)
    {
        var names = await db.Countries.AsNoTracking().Select(c => new { c.CommonName, c.Name }).ToListAsync(cancellationToken);
        var byFolded = names.SelectMany(c => new[] { c.CommonName, c.Name }).Distinct().ToLookup(Fold);
        return QueryWords.Nearest(Fold(typed), byFolded.Select(group => group.Key)) is { } near
            ? $"did you mean {byFolded[near].First()}?"
            : "write its name or its code of three letters, such as LTU.";
    }

    /// <summary>By pk_countries. Null where a value is no state's code.</summary>
    private static async Task<Dictionary<string, (string Name, int Meaning)>?> CountriesByCodeAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        var codes = new List<CountryCode>();
        foreach (var value in values)
        {
            if (!CountryCode.TryParse(value.ToUpperInvariant(), null, out var code))
                return null;
            codes.Add(code);
        }

        var found = await db.Countries.AsNoTracking().Where(c => codes.Contains(c.Code)).Select(c => new { c.Code, c.M49 }).ToDictionaryAsync(c => c.Code, c => c.M49, cancellationToken);
        return codes.TrueForAll(found.ContainsKey) ? values.Zip(codes).ToDictionary(pair => pair.First, pair => (pair.Second.Value, found[pair.Second])) : null;
    }

    private static async Task<Dictionary<string, (string Name, long[] Meaning)>> TagsAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return values
            .Select(value => (Value: value, Tag: tree.FindAsked(value)))
            .Where(pair => pair.Tag is not null)
            .ToDictionary(pair => pair.Value, pair => (pair.Tag!.Slug, tree.Family(pair.Tag.Id).ToArray()));
    }

    /// <summary>A source by its name, in the words of the first that has it; by its id where a name would not do, as links from other pages have it. The id stays where others have the name too: by it they would be asked for as well.</summary>
    private static async Task<Dictionary<string, (string Name, long[] Meaning)>> SourcesAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        var all = await db.Sources.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var byName = all.ToLookup(source => Fold(source.Name));
        var found = new Dictionary<string, (string, long[])>();
        foreach (var value in values)
        {
            var sources = byName[Fold(value)].ToList();
            if (sources.Count > 0)
                found[value] = (sources[0].Name, [.. sources.Select(source => source.Id)]);
            else if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && all.Find(source => source.Id == id) is { } source)
                found[value] = (byName[Fold(source.Name)].Count() > 1 ? id.ToString(CultureInfo.InvariantCulture) : source.Name, [id]);
        }

        return found;
    }
}
