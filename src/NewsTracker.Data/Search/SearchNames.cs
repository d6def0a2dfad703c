using NewsTracker.Core.Queries;
using NewsTracker.Data.Tags;

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
        var countries = await StateNames.ReadAsync(db, Values(asked, field => field is QueryField.Country or QueryField.Mentions), cancellationToken);
        var tags = await TagsAsync(db, Values(asked, field => field is QueryField.Tag), cancellationToken);
        var sources = await SourceNames.ReadAsync(db, Values(asked, field => field is QueryField.Source), cancellationToken);
        var people = await AssigneeNames.ReadAsync(db, Values(asked, field => field is QueryField.For), reader, cancellationToken);
        var stories = await StoryNumbers.ReadAsync(db, Values(asked, field => field is QueryField.Story), cancellationToken);
        var unknown = Values(asked, field => field is QueryField.Lang).Where(code => !LanguageCodes.IsKnown(code)).ToList();
        var noLanguages = unknown.Count == 0 ? [] : unknown.Except(await db.LanguagesAsync(cancellationToken)).ToHashSet();
        foreach (var field in asked)
        {
            foreach (var value in field.Values)
            {
                var problem = field.Field switch
                {
                    QueryField.Country or QueryField.Mentions when !countries.ContainsKey(value.Text) => $"There is no state \"{value.Text}\": {await StateNames.FindNearAsync(db, value.Text, cancellationToken)}",
                    QueryField.Tag when !tags.ContainsKey(value.Text) => $"There is no tag \"{value.Text}\": choose one from the list while typing, or look them up under Tags.",
                    QueryField.Source when !sources.ContainsKey(value.Text) => $"There is no source \"{value.Text}\": choose one from the list while typing, or look them up under Sources.",
                    QueryField.Story when !stories.ContainsKey(value.Text) => $"There is no story \"{value.Text}\": write the number that its page has in its address, such as story:12.",
                    QueryField.Lang when noLanguages.Contains(value.Text) => $"There is no language \"{value.Text}\": write its code of two letters, such as en, lt or fi.",
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
            QueryNode.OneOf { Field: QueryField.Country or QueryField.Mentions } one => Named(one, countries),
            QueryNode.OneOf { Field: QueryField.Tag } one => Named(one, tags),
            QueryNode.OneOf { Field: QueryField.Source } one => Named(one, sources),
            QueryNode.OneOf { Field: QueryField.For } one => Named(one, people),
            QueryNode.OneOf { Field: QueryField.Story } one => Named(one, stories),
            QueryNode.Not not => new QueryNode.Not(Rewrite(not.Node)),
            QueryNode.All all => QueryNode.AllOf(all.Nodes.Select(Rewrite)),
            QueryNode.Any any => QueryNode.AnyOf(any.Nodes.Select(Rewrite)),
            _ => node,
        };

        var named = query.Root is null ? query : new ArticleQuery(Rewrite(query.Root));
        return new NamedQuery.Known(named, new SearchNames(ByName(countries), ByName(tags), ByName(sources), ByName(people), ByName(stories)));
    }

    /// <summary>The same field with its values by the names that are kept.</summary>
    private static QueryNode.OneOf Named<T>(QueryNode.OneOf field, Dictionary<string, (string Name, T Meaning)> known) => field with { Values = QueryValues.Of(field.Values.Select(value => known[value.Text].Name).Distinct()) };

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
}
