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
    [InlineData(30_000, 0, 200, SearchPlan.Way.Gather)]
    public void The_more_match_the_less_is_gathered(long matches, int lists, int most, SearchPlan.Way way) =>
        Assert.Equal(way, new SearchEstimate(matches, Million, Million, lists).PlanFor(most).By);

    [Fact]
    public void What_lies_within_few_dates_is_not_gathered_by_words() =>
        Assert.Equal(SearchPlan.Way.Walk, new SearchEstimate(3_000, 50_000, Million, 3).PlanFor(200).By);

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
