using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Positions;

public sealed class StanceGapTests
{
    [Fact]
    public void Old_and_missing_positions_are_gaps_the_oldest_first()
    {
        var asOf = new DateOnly(2026, 6, 1);
        var gaps = StanceGap.Of([Said(Topic.Use, "2024-06-01"), Said(Topic.Production, "2024-05-31"), Said(Topic.Transfer, "2019-03-02")], asOf);

        Assert.Equal(["No position on transfer since March 2019", "No position on production since May 2024"], gaps.Take(2).Select(gap => gap.Sentence));
        Assert.DoesNotContain(gaps, gap => gap.Topic is Topic.Use);
        Assert.Contains("No position on clearance yet", gaps.Select(gap => gap.Sentence));
        Assert.Equal(7, gaps.Count);
    }

    private static CurrentStance Said(Topic topic, string on) => new(new StancePosition(1, CountryCode.Parse("LTU", null), topic, Stance.Intends, DateOnly.ParseExact(on, "yyyy-MM-dd"), 3, null), []);
}
