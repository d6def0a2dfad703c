using NewsTracker.Core.Rechecks;

namespace NewsTracker.Core.Tests.Rechecks;

public sealed class RecheckPlanTests
{
    private static readonly DateTimeOffset Seen = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RecheckPlan Plan = new([TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7)]);

    [Fact]
    public void The_checks_follow_the_first_sight()
    {
        Assert.Equal(Seen.AddHours(1), Plan.First(Seen));
        Assert.Equal((1, (DateTimeOffset?)Seen.AddHours(6)), Plan.Next(Seen, 1, Seen.AddHours(1)));
        Assert.Equal((4, null), Plan.Next(Seen, 4, Seen.AddDays(7)));
    }

    [Fact]
    public void Checks_that_were_missed_are_made_up_for_by_one() => Assert.Equal((3, (DateTimeOffset?)Seen.AddDays(7)), Plan.Next(Seen, 1, Seen.AddDays(3)));

    [Fact]
    public void Without_any_check_there_is_no_first() => Assert.Null(new RecheckPlan([]).First(Seen));

    [Fact]
    public void A_check_that_cannot_be_made_is_tried_again_with_growing_gaps_up_to_the_next()
    {
        var now = Seen.AddHours(1);
        Assert.Equal(now.AddMinutes(10), Plan.Retry(Seen, 0, 1, now));
        Assert.Equal(now.AddMinutes(40), Plan.Retry(Seen, 0, 3, now));
        Assert.Equal(Seen.AddHours(6), Plan.Retry(Seen, 0, 9, now));
    }
}
