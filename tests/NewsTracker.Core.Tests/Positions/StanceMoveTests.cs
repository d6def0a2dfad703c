using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Positions;

public sealed class StanceMoveTests
{
    [Fact]
    public void What_is_new_what_went_up_and_what_was_retracted_moved_and_nothing_else()
    {
        var before = Book(("EST", Topic.Use, Stance.RulesOut), ("EST", Topic.Production, Stance.Considers), ("LVA", Topic.Production, Stance.Considers));
        var after = Book(("LVA", Topic.Withdrawal, Stance.Intends), ("LVA", Topic.Production, Stance.Considers), ("EST", Topic.Production, Stance.Intends));
        Assert.Equal(
            [
                new StanceMove(CountryCode.Parse("EST", null), Topic.Production, Stance.Considers, Stance.Intends, 2),
                new StanceMove(CountryCode.Parse("EST", null), Topic.Use, Stance.RulesOut, null, null),
                new StanceMove(CountryCode.Parse("LVA", null), Topic.Withdrawal, null, Stance.Intends, 0),
            ],
            StanceMove.Between(before, after));
    }

    private static IReadOnlyList<CurrentStance> Book(params (string Country, Topic Topic, Stance Stance)[] said) =>
        [.. said.Select((row, i) => new CurrentStance(new StancePosition(i, CountryCode.Parse(row.Country, null), row.Topic, row.Stance, new DateOnly(2025, 7, 9), 3, null), []))];
}
