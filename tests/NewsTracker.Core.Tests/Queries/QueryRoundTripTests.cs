using CsCheck;
using NewsTracker.Core.Queries;

namespace NewsTracker.Core.Tests.Queries;

public class QueryRoundTripTests
{
    private static readonly Gen<string> Texts = OneOf("mines", "anti-personnel", "Šakalienė", "don't", "12:30", "地雷", "U.S.", "ban,", "a|b", "x");

    private static readonly Gen<string> Values = OneOf("LTU", "Costa Rica", "or", "treaty-process", "-x", "AND", "a:b", "Côte d'Ivoire", "(x)", "a, b");

    private static readonly Gen<QueryDate> Dates = Gen.Select(Gen.Int[1800, 2999], Gen.Int[0, 12], Gen.Int[0, 28], Gen.Int[0, 86_399],
        (year, month, day, second) => QueryDate.Of(year, month == 0 ? null : month, month == 0 || day == 0 ? null : day)! is var date && date.Day is null ? date : date.At(new TimeOnly(second * TimeSpan.TicksPerSecond)));

    private static readonly Gen<DateSpan> Spans = Gen.OneOf(
        Gen.Select(Gen.Int[1, Age.MaxCount], Gen.Enum<AgeUnit>(), (count, unit) => (DateSpan)new DateSpan.Younger(new(count, unit))),
        Gen.Select(Gen.Int[1, Age.MaxCount], Gen.Enum<AgeUnit>(), (count, unit) => (DateSpan)new DateSpan.Older(new(count, unit))),
        Dates.Select(date => (DateSpan)new DateSpan.Between(date, date)),
        Dates.Select(date => (DateSpan)new DateSpan.Between(date, null)),
        Dates.Select(date => (DateSpan)new DateSpan.Between(null, date)),
        Gen.Select(Dates, Dates).Where((a, b) => a.FirstInstant < b.Next).Select((a, b) => (DateSpan)new DateSpan.Between(a, b)));

    private static readonly Gen<QueryNode> Leaves = Gen.OneOf(
        Gen.Select(Texts, Gen.Bool, (text, isStart) => (QueryNode)new QueryNode.Word(text, isStart)),
        Texts.Array[1, 4].Select(words => (QueryNode)new QueryNode.Phrase(string.Join(' ', words))),
        Gen.Select(OneOf(QueryField.Country, QueryField.Tag, QueryField.Source, QueryField.Author, QueryField.Mentions), Values.Array[1, 3],
            (field, values) => (QueryNode)new QueryNode.OneOf(field, QueryValues.Of(values.Distinct()))),
        OneOf([.. QueryTerms.Topics]).Select(topic => (QueryNode)new QueryNode.OneOf(QueryField.Topic, QueryValues.Of(topic))),
        Gen.Select(OneOf(QueryField.Published, QueryField.Added), Spans, (field, span) => (QueryNode)new QueryNode.Dated(field, span)));

    private static readonly Gen<QueryNode> Nodes = Gen.Recursive<QueryNode>((depth, node) => depth >= 5
        ? Leaves
        : Gen.Frequency(
            (4, Leaves),
            (1, node.Select(QueryNode.Except)),
            (1, node.Array[1, 3].Select(QueryNode.AllOf)),
            (1, node.Array[1, 3].Select(QueryNode.AnyOf))));

    [Fact]
    public void What_is_written_is_read_as_the_same_query() => Nodes.Sample(node =>
    {
        var query = new ArticleQuery(node);
        return ArticleQuery.Read(query.ToString()) is QueryReading.Understood understood ? understood.Query == query : query.ToString().Length > ArticleQuery.MaxLength;
    }, iter: 5000);

    [Fact]
    public void Any_text_is_read_or_refused_within_its_bounds() => Gen.OneOf(Gen.String, Gen.String["ab()\"-*:., |<>0123 ortagcountry"]).Sample(text => ArticleQuery.Read(text) switch
    {
        QueryReading.Understood understood => ArticleQuery.Read(understood.Query.ToString()) is QueryReading.Understood again && again.Query == understood.Query,
        QueryReading.Refused refused => refused.Problem.At.Start >= 0 && refused.Problem.At.End <= text.Length && refused.Problem.Sentence.EndsWith('.'),
        _ => false,
    }, iter: 50_000);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
