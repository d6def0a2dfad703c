using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Treaties;

public sealed class TreatyStepsTests
{
    [Fact]
    public void A_state_that_leaves_and_returns_has_a_step_for_each_change()
    {
        TreatyAct[] acts =
        [
            Act(TreatyActKind.Deposit, "2031-03-10"),
            Act(TreatyActKind.Signature, "1999-02-26"),
            Act(TreatyActKind.Deposit, "2003-05-12"),
            Act(TreatyActKind.EntryIntoForce, "2003-11-01"),
            Act(TreatyActKind.WithdrawalNotified, "2025-06-27"),
            Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-27"),
        ];

        Assert.Equal(
            [
                (Day("1999-02-26"), TreatyStatus.Signatory, false),
                (Day("2003-05-12"), TreatyStatus.ContractingState, false),
                (Day("2003-11-01"), TreatyStatus.StateParty, false),
                (Day("2025-06-27"), TreatyStatus.StateParty, true),
                (Day("2025-12-27"), TreatyStatus.Withdrawn, false),
                (Day("2031-03-10"), TreatyStatus.ContractingState, false),
            ],
            TreatySteps.Of(acts).Select(step => (step.From, step.Status, step.IsLeaving)));
    }

    [Fact]
    public void A_state_without_acts_has_no_step() => Assert.Empty(TreatySteps.Of([]));

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    private static TreatyAct Act(TreatyActKind kind, string on) => new() { CountryCode = CountryCode.Parse("LTU", null), Kind = kind, On = Day(on), Basis = "published", Source = "a test" };
}
