using NewsTracker.Core.Treaties;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Tests.Countries;

public sealed class StandingWordsTests
{
    private static readonly DateOnly Deposited = new(2025, 1, 10);
    private static readonly DateOnly InForce = new(2025, 7, 1);

    [Fact]
    public void A_day_to_come_is_counted_and_one_that_passed_unrecorded_is_told_as_such()
    {
        Assert.Contains("enters into force for it in 30 days", StandingWords.Of(new TreatyStanding(TreatyStatus.ContractingState, Deposited, EntersIntoForceOn: InForce), InForce.AddDays(-30)), StringComparison.Ordinal);
        var passed = StandingWords.Of(new TreatyStanding(TreatyStatus.ContractingState, Deposited, EntryIntoForceUnrecordedSince: InForce), InForce.AddDays(30));
        Assert.Contains("entered into force for it on 1 Jul 2025; no such act is recorded", passed, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_withdrawal_whose_day_passed_unrecorded_both_reasons_are_possible_and_none_is_claimed()
    {
        var words = StandingWords.Of(new TreatyStanding(TreatyStatus.StateParty, InForce, WithdrawalNotifiedOn: new DateOnly(2026, 1, 5), WithdrawalUnrecordedSince: new DateOnly(2026, 7, 5)), new DateOnly(2026, 8, 1));
        Assert.Equal("Notice of withdrawal was given on 5 Jan 2026. By Article 20 it could take effect on 5 Jul 2026, or later for a state then engaged in an armed conflict; no such act is recorded. Once the depositary tells of it, add the act.", words);
    }
}
