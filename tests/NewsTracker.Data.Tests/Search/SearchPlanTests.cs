using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tests.Search;

public sealed class SearchPlanTests
{
    private const long Million = 1_000_000;

    [Theory]
    [InlineData(28, 1, 26, SearchPlan.Way.Gather)]
    [InlineData(10_000, 1, 26, SearchPlan.Way.Window)]
    [InlineData(300_000, 1, 26, SearchPlan.Way.Walk)]
    [InlineData(30_000, 1, 200, SearchPlan.Way.Window)]
    [InlineData(30_000, 2, 26, SearchPlan.Way.Walk)]
    [InlineData(10_000, 0, 200, SearchPlan.Way.Gather)]
    public void The_more_match_the_less_is_gathered(long matches, int lists, int most, SearchPlan.Way way) =>
        Assert.Equal(way, new SearchEstimate(matches, Million, Million, lists).PlanFor(most).By);

    [Fact]
    public void What_lies_within_few_dates_is_not_gathered_by_words() =>
        Assert.NotEqual(SearchPlan.Way.Gather, new SearchEstimate(3_000, 50_000, Million, 3).PlanFor(200).By);

    [Theory]
    [InlineData(30_000, 26)]
    [InlineData(100_000, 200)]
    public void Where_articles_lie_in_the_order_of_their_dates_lists_are_read_for_some_days_alone(long matches, int most) =>
        Assert.Equal(SearchPlan.Way.Window, new SearchEstimate(matches, Million, Million, 3) { Order = 0.99 }.PlanFor(most).By);

    [Theory]
    [InlineData(3_000, 50_000, 0.99, true)]
    [InlineData(3_000, 900_000, 0.99, false)]
    [InlineData(3_000, 50_000, 0, false)]
    [InlineData(20, 50_000, 0.99, false)]
    public void Days_narrow_what_is_gathered_where_they_are_few_and_matches_many(long matches, long dated, double order, bool byDays) =>
        Assert.Equal(byDays, new SearchEstimate(matches, dated, Million, 2) { Order = order }.NarrowsByDays);

    [Fact]
    public void What_lies_behind_many_newer_ones_is_not_read_by_days()
    {
        var estimate = new SearchEstimate(3_000, 50_000, Million, 2) { Order = 0.99 };
        Assert.True(estimate.NarrowsByDays);
        Assert.False((estimate with { Later = 900_000 }).NarrowsByDays);
        Assert.Equal(SearchPlan.Way.Window, estimate.PlanFor(26).By);
        Assert.Equal(SearchPlan.Way.Walk, (estimate with { Later = 900_000 }).PlanFor(26).By);
    }

    [Fact]
    public void What_the_planner_only_guesses_is_gathered()
    {
        var estimate = new SearchEstimate(3_100, Million, Million, 1) { Order = 0.99 };
        Assert.Equal(SearchPlan.Way.Window, estimate.PlanFor(26).By);
        Assert.Equal(SearchPlan.Way.Gather, (estimate with { Guess = 3_144 }).PlanFor(26).By);
    }

    [Fact]
    public void Rows_whose_words_are_not_asked_for_are_quickly_passed() =>
        Assert.Equal(SearchPlan.Way.Walk, new SearchEstimate(30_000, Million, Million, 1) { AsksWords = false, Order = 0.99 }.PlanFor(26).By);

    [Theory]
    [InlineData(2_000, SearchPlan.Way.Gather)]
    [InlineData(4_000, SearchPlan.Way.Walk)]
    public void What_another_table_names_is_looked_up_where_it_is_few(long matches, SearchPlan.Way way) =>
        Assert.Equal(way, new SearchEstimate(matches, Million, Million, 0) { AsksWords = false }.PlanFor(39).By);

    [Fact]
    public void A_walk_grows_to_a_bound_and_ends_there()
    {
        var plan = new SearchPlan(SearchPlan.Way.Walk, SearchPlan.LongestWalk - 1);
        Assert.Equal(SearchPlan.LongestWalk, plan.Further()?.Depth);
        Assert.Null(plan.Further()?.Further());
    }

    [Fact]
    public void Nothing_comes_after_gathering() => Assert.Null(SearchPlan.Gather.Further());
}
