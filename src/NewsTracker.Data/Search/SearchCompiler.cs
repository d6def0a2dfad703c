using NewsTracker.Core.Queries;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Makes a query the conditions on search rows by which its answer can be looked for: whole, and in the parts that some ways of looking ask apart.</summary>
/// <param name="readUntil">What was read later counts as unread; absent where all that was read is read.</param>
internal sealed class SearchCompiler(SearchNames names, SearchWords words, Guid? reader, DateTimeOffset now, DateTimeOffset? readUntil)
{
    private readonly ConditionWriter writer = new(names, words, reader, now, readUntil);

    public SearchCondition Compile(ArticleQuery query)
    {
        if (query.Root is null)
            return SearchCondition.Everything;

        IReadOnlyList<QueryNode> nodes = query.Root is QueryNode.All all ? all.Nodes : [query.Root];
        List<QueryNode.Dated> dated = [.. nodes.Where(node => node.IsOfPublication()).Cast<QueryNode.Dated>()];
        List<QueryNode> texts = [.. nodes.Where(node => node.IsText())];
        var dates = Together(dated.Select(writer.Write));
        var undated = writer.WriteAll([.. nodes.Where(node => !node.IsOfPublication() && !node.IsText())]);
        var light = Together([dates, undated]);
        var ofWords = writer.WriteAll(texts);

        // Of what was written until here alone: the same is said in other words below.
        var lists = writer.AsksElsewhere ? 0 : writer.Parameters.Sum(ListsOf);
        var loosely = writer.WriteLoosely(texts);
        var since = Together(dated.Select(node => writer.WriteFrom(node, "s.dated_at", instant => instant)));
        var instants = Together(dated.Select(node => writer.WriteBounds(node, SearchDays.Instant)));
        var byDays = Together([.. dated.Select(node => writer.WriteFrom(node, SearchDays.Of("s.dated_at"), SearchDays.Of)), instants]);
        var (along, index) = AlongOf(nodes);
        return new(Together([light, ofWords]), writer.Parameters, writer.Marked, writer.UsesIndex)
        {
            Dates = dates,
            Since = since,
            Instants = instants,
            ByDays = byDays,
            Undated = Together([undated]),
            Along = Together([dates, along]),
            AlongIndex = index,
            IsWithinIndex = index == ArticleSearchConfiguration.TaggedDatesIndex && nodes.All(node => node.IsOfPublication() || node is QueryNode.OneOf { Field: QueryField.Tag or QueryField.Country }),
            Light = light,
            OfWords = ofWords,
            Loosely = loosely,
            Lists = lists,
            Readings = lists == 1 && writer.Parameters.FirstOrDefault(parameter => parameter.Type is NpgsqlDbType.Unknown)?.Value is string said ? 1 + said.Count(letter => letter == '|') : 0,
            AsksRest = nodes.Any(node => node.IsOfRest()),
            Asked = ClaimsAsked.By(nodes, names),
        };
    }

    /// <summary>Where one source or tags are asked for, and nothing else will do, an index of those alone leads along the dates.</summary>
    private (string Condition, string Index) AlongOf(IReadOnlyList<QueryNode> nodes)
    {
        var fields = nodes.OfType<QueryNode.OneOf>().ToList();
        return fields.Find(one => one.Field is QueryField.Source && names.SourcesOf(one).Length == 1) is { } source ? (writer.Write(source), ArticleSearchConfiguration.SourceDatesIndex)
            : fields.Exists(one => one.Field is QueryField.Tag) ? (ArticleSearchConfiguration.IsTagged("s."), ArticleSearchConfiguration.TaggedDatesIndex)
            : (SearchCondition.Always, ArticleSearchConfiguration.DatesIndex);
    }

    /// <summary>How many lists of the index stand behind a value.</summary>
    private static int ListsOf(SearchParameter parameter) => parameter.Type switch
    {
        NpgsqlDbType.TimestampTz => 0,
        NpgsqlDbType.Unknown => 1 + ((string)parameter.Value).Count(letter => letter is '&' or '<' or '!' or '*'),
        _ => 1,
    };

    private static string Together(IEnumerable<string> parts)
    {
        var said = parts.Where(part => part != SearchCondition.Always).ToList();
        return said.Count == 0 ? SearchCondition.Always : ConditionWriter.Group(" and ", said);
    }
}
