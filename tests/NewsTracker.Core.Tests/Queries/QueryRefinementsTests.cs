using NewsTracker.Core.Queries;

namespace NewsTracker.Core.Tests.Queries;

public class QueryRefinementsTests
{
    [Theory]
    [InlineData("", "country:LTU")]
    [InlineData("mines or landmines", "(mines or landmines) country:LTU")]
    [InlineData("mines country:EST", "mines country:EST country:LTU")]
    [InlineData("country:ltu mines", "country:ltu mines")]
    [InlineData("-country:LTU", "-country:LTU country:LTU")]
    public void A_value_is_added(string before, string after) => Assert.Equal(after, Query(before).With(QueryField.Country, "LTU").ToString());

    [Theory]
    [InlineData("country:LTU", "")]
    [InlineData("mines country:EST,LTU", "mines country:EST")]
    [InlineData("country:LTU or country:EST", "country:LTU or country:EST")]
    public void A_value_is_taken_away(string before, string after) => Assert.Equal(after, Query(before).Without(QueryField.Country, "LTU").ToString());

    [Theory]
    [InlineData("story:12 mines", "12")]
    [InlineData("story:12,14 or (mines story:15)", "12 14 15")]
    [InlineData("mines -story:12", "")]
    [InlineData("-(mines or story:12) -country:LTU", "")]
    public void What_is_excluded_is_not_wanted(string query, string values) => Assert.Equal(values, string.Join(' ', Query(query).WantedOf(QueryField.Story)));

    [Theory]
    [InlineData("mines country:ZWE,ZMB", "mines mentions:ZWE,ZMB")]
    [InlineData("mines -country:ZWE", null)]
    public void A_state_that_is_asked_for_is_asked_for_where_it_is_only_named(string query, string? wider) => Assert.Equal(wider, Query(query).OfMentions()?.ToString());

    [Fact]
    public void A_span_takes_the_place_of_another() =>
        Assert.Equal("mines published:2025-06", Query("published:2024 mines").Within(QueryField.Published, new DateSpan.Between(QueryDate.Of(2025, 6), QueryDate.Of(2025, 6))).ToString());

    [Theory]
    [InlineData("mines", "mines published:..2025-06-03T08:15:30")]
    [InlineData("mines or cluster", "(mines or cluster) published:..2025-06-03T08:15:30")]
    [InlineData("published:2025-06 mines", "mines published:2025-06..2025-06-03T08:15:30")]
    [InlineData("published:..2025-07 mines", "mines published:..2025-06-03T08:15:30")]
    [InlineData("published:<1y", "published:<1y published:..2025-06-03T08:15:30")]
    [InlineData("published:2025-06-03T08:15:30", "published:2025-06-03T08:15:30")]
    [InlineData("", "published:..2025-06-03T08:15:30")]
    public void What_is_later_is_left_out(string query, string left) =>
        Assert.Equal(left, Query(query).Through(QueryField.Published, QueryDate.At(new DateTimeOffset(2025, 6, 3, 8, 15, 30, TimeSpan.Zero))!).ToString());

    [Fact]
    public void A_name_with_quotes_can_be_asked_for() => Assert.Equal("source:\"The Daily News\"", ArticleQuery.Everything.With(QueryField.Source, "The \"Daily\" News").ToString());

    private static ArticleQuery Query(string text) => Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
}
