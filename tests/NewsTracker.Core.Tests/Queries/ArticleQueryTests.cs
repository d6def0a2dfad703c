using NewsTracker.Core.Queries;

namespace NewsTracker.Core.Tests.Queries;

public class ArticleQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  mines   production ", "mines production")]
    [InlineData("mines AND production", "mines production")]
    [InlineData("mines or production", "mines or production")]
    [InlineData("mines | production", "mines or production")]
    [InlineData("(a b) or c", "a b or c")]
    [InlineData("a (b or c)", "a (b or c)")]
    [InlineData("a (b c)", "a b c")]
    [InlineData("a or (b or c)", "a or b or c")]
    [InlineData("-a", "-a")]
    [InlineData("NOT a", "-a")]
    [InlineData("--a", "a")]
    [InlineData("-(a or b)", "-(a or b)")]
    [InlineData("-(a b)", "-(a b)")]
    [InlineData("\"a\"-b", "\"a\" -b")]
    [InlineData("anti-personnel", "anti-personnel")]
    [InlineData("min*", "min*")]
    [InlineData("“to leave  the treaty”", "\"to leave the treaty\"")]
    [InlineData("«Оттавская конвенция»", "\"Оттавская конвенция\"")]
    [InlineData("12:30", "12:30")]
    [InlineData("Country:LTU", "country:LTU")]
    [InlineData("country:LTU,EST,LTU", "country:LTU,EST")]
    [InlineData("country:\"Costa Rica\"", "country:\"Costa Rica\"")]
    [InlineData("country:\"LTU\"", "country:LTU")]
    [InlineData("(country:LTU)-mines", "country:LTU -mines")]
    [InlineData("(country:LTU)or(country:EST)", "country:LTU or country:EST")]
    [InlineData("(state:new)tag:x", "state:new tag:x")]
    [InlineData("country:LTU(-mines)", "country:LTU -mines")]
    [InlineData("stance:\"Rules out\" topic:Production", "stance:rules_out topic:production")]
    [InlineData("lang:LT", "lang:lt")]
    [InlineData("lang:deu,LIT", "lang:de,lt")]
    [InlineData("lang:haw", "lang:haw")]
    [InlineData("lang:nb,nno,no,fi", "lang:no,fi")]
    [InlineData("headline:demin* author:\"kas*\"", "headline:demin* author:kas*")]
    [InlineData("\"M*A*S*H\" headline:\"two * mines\"", "\"M*A*S*H\" headline:\"two * mines\"")]
    [InlineData("tag:treaty-process state:new has:position", "tag:treaty-process state:new has:position")]
    [InlineData("published:2025", "published:2025")]
    [InlineData("published:2025..2025", "published:2025")]
    [InlineData("published:2025-6..2025-07-04", "published:2025-06..2025-07-04")]
    [InlineData("published:2025-06..", "published:2025-06..")]
    [InlineData("published:..2025-06", "published:..2025-06")]
    [InlineData("added:2025-06-30T08:15..", "added:2025-06-30T08:15:00..")]
    [InlineData("added:..2025-6-3t23:59:59", "added:..2025-06-03T23:59:59")]
    [InlineData("added:2025-06-30T00:00..", "added:2025-06-30..")]
    [InlineData("added:..2025-06-30T00:00", "added:..2025-06-30T00:00:00")]
    [InlineData("added:2025-06-29T00:00..2025-06-30T00:00", "added:2025-06-29..2025-06-30T00:00:00")]
    [InlineData("added:2025-06-30T00:00", "added:2025-06-30T00:00:00")]
    [InlineData("added:<2d", "added:<2d")]
    [InlineData("added:<=12H", "added:<12h")]
    [InlineData("-added:>1y", "-added:>1y")]
    public void A_query_is_written_in_one_way(string typed, string canonical)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(typed)).Query;

        Assert.Equal(canonical, query.ToString());
        Assert.Equal(query, Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(canonical)).Query);
    }

    [Theory]
    [InlineData("mines \"to leave", "\"to leave", "closed")]
    [InlineData("mines \"..\"", "\"..\"", "no word")]
    [InlineData("a (b or c", "(", "closed")]
    [InlineData("a )", ")", "opening")]
    [InlineData("a ()", ")", "between")]
    [InlineData("a (", "(", "closed")]
    [InlineData("or a", "or", "before")]
    [InlineData("a or", "or", "missing after")]
    [InlineData("a -(", "(", "closed")]
    [InlineData("a – b", "–", "no letter")]
    [InlineData("a - b", "-", "no letter")]
    [InlineData("m*ne", "m*ne", "end of a word")]
    [InlineData("treaty \"cluster muni*\"", "\"cluster muni*\"", "within quotes")]
    [InlineData("headline:\"leave trea*\"", "\"leave trea*\"", "one word only")]
    [InlineData("contry:LTU", "contry:", "did you mean country:")]
    [InlineData("foo:bar", "foo:", "write one of country")]
    [InlineData("lag:fi", "lag:", "did you mean lang:")]
    [InlineData("topic:prodution", "prodution", "did you mean production?")]
    [InlineData("stance:wants", "wants", "write rules_out, considers")]
    [InlineData("see http://example.org", "http:", "in quotes")]
    [InlineData("topic:mines", "mines", "withdrawal")]
    [InlineData("country:", "country:", "missing")]
    [InlineData("country: LTU", "country:", "missing")]
    [InlineData("country:LTU,", ",", "missing")]
    [InlineData("country:,LTU", ",", "before this comma")]
    [InlineData("country:\"a\"b", "b", "comma")]
    [InlineData("lang:english", "english", "write its code, en")]
    [InlineData("lang:Lietuvių", "Lietuvių", "write its code, lt")]
    [InlineData("lang:qqq", "qqq", "two letters")]
    [InlineData("lang:klingon", "klingon", "two letters")]
    [InlineData("x published:2025-13", "2025-13", "no date")]
    [InlineData("published:2025-02-30", "2025-02-30", "no date")]
    [InlineData("published:2025-07..2025-06", "2025-07..2025-06", "earlier date first")]
    [InlineData("published:..", "..", "at least one side")]
    [InlineData("added:2025-06T08:15..", "2025-06T08:15..", "no date")]
    [InlineData("added:2025-06-30T24:15..", "2025-06-30T24:15..", "no date")]
    [InlineData("added:<2q", "<2q", "no age")]
    [InlineData("added:", "added:", "after the colon")]
    [InlineData("added:2d", "2d", "write <2d")]
    public void A_problem_points_at_the_word_and_says_what_to_do(string typed, string at, string says)
    {
        var problem = Assert.IsType<QueryReading.Refused>(ArticleQuery.Read(typed)).Problem;

        Assert.Equal(at, typed.Substring(problem.At.Start, problem.At.Length));
        Assert.Contains(says, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_without_end_is_refused()
    {
        Assert.IsType<QueryReading.Refused>(ArticleQuery.Read(new string('a', ArticleQuery.MaxLength + 1)));
        Assert.IsType<QueryReading.Refused>(ArticleQuery.Read(string.Join(' ', Enumerable.Repeat("a", 101))));
        Assert.IsType<QueryReading.Refused>(ArticleQuery.Read(new string('(', 500)));
        Assert.IsType<QueryReading.Refused>(ArticleQuery.Read(new string('-', 500) + "a"));
    }

    [Fact]
    public void Spans_are_days_in_UTC()
    {
        var now = new DateTimeOffset(2025, 7, 9, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal((At(2025, 6, 1), At(2025, 8, 1)), Span("published:2025-06..2025-07").On(now));
        Assert.Equal((At(2025, 1, 1), At(2026, 1, 1)), Span("published:2025").On(now));
        Assert.Equal((null, At(2025, 7, 10)), Span("published:..2025-07-09").On(now));
        Assert.Equal((At(2025, 6, 29), At(2025, 6, 30).AddSeconds(1)), Span("published:2025-06-29..2025-06-30T00:00").On(now));
        Assert.Equal((now.AddDays(-2), null), Span("added:<2d").On(now));
        Assert.Equal((null, now.AddDays(-14)), Span("added:>2w").On(now));
    }

    [Fact]
    public void A_word_knows_where_it_was_written_and_is_the_same_elsewhere()
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read("of -\"the end\"")).Query;

        Assert.Equal(new QuerySpan(0, 2), Assert.IsType<QueryNode.Word>(query.Conditions[0]).At);
        Assert.Equal(new QuerySpan(4, 9), Assert.IsType<QueryNode.Phrase>(Assert.IsType<QueryNode.Not>(query.Conditions[1]).Node).At);
        Assert.Equal(new QueryNode.Word("of"), query.Conditions[0]);
    }

    private static DateSpan Span(string typed) =>
        Assert.IsType<QueryNode.Dated>(Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(typed)).Query.Root).Span;

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
