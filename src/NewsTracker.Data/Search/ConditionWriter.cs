using System.Diagnostics;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Writes parts of a query as conditions on search rows. Only fixed text is written; what people typed goes into parameters.</summary>
internal sealed partial class ConditionWriter(SearchNames names, SearchWords words, Guid? reader, DateTimeOffset now, DateTimeOffset? readUntil)
{
    private readonly List<SearchParameter> parameters = [];
    private readonly List<AskedWords> asked = [];

    public IReadOnlyList<SearchParameter> Parameters => parameters;

    /// <summary>The words that were asked for, to mark them in a text; null where none were.</summary>
    public AskedWords? Marked => asked.Count == 0 ? null : AskedWords.OfAny(asked);

    /// <summary>Whether an index gathers some of what was written.</summary>
    public bool UsesIndex { get; private set; }

    /// <summary>All of the conditions; true where there are none.</summary>
    public string WriteAll(IReadOnlyList<QueryNode> nodes) => nodes.Count == 0 ? SearchCondition.Always : Write(QueryNode.AllOf(nodes));

    public string Write(QueryNode node) => node switch
    {
        _ when node.IsText() => WriteText(node),
        QueryNode.All all => WriteAllOf(all.Nodes),
        QueryNode.Any any => Group(" or ", WriteTogether(any.Nodes, QueryNode.AnyOf)),
        QueryNode.Not { Node: QueryNode.OneOf { Field: QueryField.Is } readings } => WriteReadings(readings, isNegated: true),
        QueryNode.Not { Node: QueryNode.OneOf { Field: QueryField.For } work } => WriteWork(work, isNegated: true),
        QueryNode.Not not => $"({Write(not.Node)}) is not true",
        QueryNode.Dated dated => WriteDates(dated),
        QueryNode.OneOf { Field: QueryField.Is } readings => WriteReadings(readings, isNegated: false),
        QueryNode.OneOf { Field: QueryField.For } work => WriteWork(work, isNegated: false),
        QueryNode.OneOf { Field: QueryField.Story } story => WriteStory(story),
        QueryNode.OneOf field => WriteField(field),
        _ => throw new UnreachableException(),
    };

    public static string Group(string operation, IEnumerable<string> parts) => string.Join(operation, parts.Select(part => $"({part})"));

    /// <summary>Words side by side are one tsquery: the index answers them at once. They come last: a row that is looked at for itself is asked what is cheap before its words are unpacked.</summary>
    private IEnumerable<string> WriteTogether(IReadOnlyList<QueryNode> nodes, Func<IEnumerable<QueryNode>, QueryNode> join)
    {
        foreach (var node in nodes.Where(node => !node.IsText()))
            yield return Write(node);
        var texts = nodes.Where(node => node.IsText()).ToList();
        if (texts.Count > 0)
            yield return WriteText(join(texts));
    }

    private string WriteAllOf(QueryNodes nodes)
    {
        List<QueryNode.OneOf> Of(QueryField field) => [.. nodes.OfType<QueryNode.OneOf>().Where(one => one.Field == field)];
        var (countries, topics, stances) = (Of(QueryField.Country), Of(QueryField.Topic), Of(QueryField.Stance));
        var ways = Math.Max(countries.Count, 1) * Math.Max(topics.Count, 1) * Math.Max(stances.Count, 1);
        if (topics.Count + stances.Count == 0 || ways > ClaimsAsked.MostWays)
            return Group(" and ", WriteTogether(nodes, QueryNode.AllOf));

        // Parts of one position: a country that produces, not one country here and production there.
        var rest = nodes.Where(node => node is not QueryNode.OneOf { Field: QueryField.Country or QueryField.Topic or QueryField.Stance }).ToList();
        var claims =
            from country in OrNone(countries)
            from topic in OrNone(topics)
            from stance in OrNone(stances)
            select WriteClaim(country, topic, stance);
        return Group(" and ", [.. claims, .. WriteTogether(rest, QueryNode.AllOf)]);
    }

    private static IEnumerable<QueryNode.OneOf?> OrNone(List<QueryNode.OneOf> fields) => fields.DefaultIfEmpty<QueryNode.OneOf?>(null);

    private string WriteClaim(QueryNode.OneOf? country, QueryNode.OneOf? topic, QueryNode.OneOf? stance)
    {
        int?[] countries = country is null ? [null] : [.. names.CountriesOf(country).Select(id => (int?)id)];
        Topic?[] topics = topic is null ? [null] : [.. topic.Values.Select(value => (Topic?)CodebookKeys.ParseTopic(value.Text))];
        Stance?[] stances = stance is null ? [null] : [.. stance.Values.Select(value => (Stance?)CodebookKeys.ParseStance(value.Text))];
        var codes = from c in countries from t in topics from s in stances select SearchCodes.Claim(c, t, s);
        return $"s.claim_ids && {Array(codes.ToArray(), NpgsqlDbType.Integer)}";
    }

    private string WriteText(QueryNode node)
    {
        var text = words.Write(node);
        if (text.AreNone)
            return SearchCondition.Always;
        if (node is not QueryNode.Not)
            asked.Add(text);
        UsesIndex = true;
        return WriteMatch(text, node.HasNegation());
    }

    /// <summary>A condition on all articles that have the words, wherever they stand; null where that is the same question.</summary>
    public string? WriteLoosely(IReadOnlyList<QueryNode> texts) =>
        texts.Count > 0 && words.Write(QueryNode.AllOf(texts)).Loosely() is { } loose ? WriteMatch(loose, hasNegation: false) : null;

    /// <summary>
    /// Each part is a lookup in the index, and so they are spelt out by language. What articles in a language are asked instead finds all that is found otherwise, and more, so that they may be asked both; where something
    /// is negated it may find less, and they are asked nothing else.
    /// </summary>
    private string WriteMatch(AskedWords text, bool hasNegation)
    {
        if (text.OfSome.Count == 0)
            return WriteMatch(text.OfAll);
        var others = new List<string>();
        if (text.OfAll.Length > 0)
            others.Add(WriteMatch(text.OfAll));
        if (hasNegation)
            others.Add($"(s.language = any ({Array(text.OfSome.Select(own => own.Language).ToArray(), NpgsqlDbType.Text)})) is not true");
        var ofSome =
            from alike in text.OfSome.GroupBy(own => own.Text)
            let match = WriteMatch(alike.Key)
            from own in alike
            select $"s.language = {Parameter(own.Language, NpgsqlDbType.Text)} and {match}";
        return $"({Group(" or ", [.. others.Count > 0 ? [string.Join(" and ", others)] : Enumerable.Empty<string>(), .. ofSome])})";
    }

    private string WriteMatch(string text) => $"s.tsv @@ {Parameter(text, NpgsqlDbType.Unknown)}::tsquery";

    private string WriteDates(QueryNode.Dated dated) => WriteBounds(dated, dated.Field is QueryField.Added ? "s.added_at" : "s.dated_at");

    public string WriteBounds(QueryNode.Dated dated, string column)
    {
        var parts = new List<string>();
        if (WriteFrom(dated, column, instant => instant) is not SearchCondition.Always and var from)
            parts.Add(from);
        if (dated.Span.On(now).Until is { } end)
            parts.Add($"{column} < {Parameter(end.ToUniversalTime(), NpgsqlDbType.TimestampTz)}");
        return string.Join(" and ", parts);
    }

    /// <param name="of">What of an instant the column holds.</param>
    public string WriteFrom(QueryNode.Dated dated, string column, Func<string, string> of) =>
        dated.Span.On(now).From is { } first ? $"{column} >= {of(Parameter(first.ToUniversalTime(), NpgsqlDbType.TimestampTz))}" : SearchCondition.Always;

    private string WriteField(QueryNode.OneOf field)
    {
        UsesIndex = true;
        return field.Field switch
        {
            QueryField.Country => $"s.country_ids && {Array(names.CountriesOf(field), NpgsqlDbType.Integer)}",
            QueryField.Mentions => $"s.mention_ids && {Array(names.CountriesOf(field), NpgsqlDbType.Integer)}",
            QueryField.Topic => WriteClaim(null, field, null),
            QueryField.Stance => WriteClaim(null, null, field),
            QueryField.Tag => $"s.tag_ids && {Array(names.TagsOf(field), NpgsqlDbType.Bigint)}",
            QueryField.Has => $"s.records && {Array(field.Values.Select(value => SearchCodes.Record(value.Text)).ToArray(), NpgsqlDbType.Smallint)}",
            QueryField.Source => OneOf("s.source_id", names.SourcesOf(field), NpgsqlDbType.Bigint),
            QueryField.Lang => OneOf("s.language", field.Values.SelectMany(value => LanguageCodes.Within(value.Text)).Distinct(), NpgsqlDbType.Text),
            QueryField.State => OneOf("s.state", field.Values.Select(value => SearchCodes.State(value.Text)), NpgsqlDbType.Smallint),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Spelt out, for the index knows equality and no lists.</summary>
    private string OneOf<T>(string column, IEnumerable<T> values, NpgsqlDbType type)
        where T : notnull => string.Join(" or ", values.Select(value => $"{column} = {Parameter(value, type)}"));

    private string Array<T>(T[] values, NpgsqlDbType of) => Parameter(values, NpgsqlDbType.Array | of);

    private string Parameter(object value, NpgsqlDbType type)
    {
        var parameter = new SearchParameter($"@q{parameters.Count}", value, type);
        parameters.Add(parameter);
        return parameter.Name;
    }
}
