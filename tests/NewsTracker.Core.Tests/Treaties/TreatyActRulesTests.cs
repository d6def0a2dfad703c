using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Treaties;

public sealed class TreatyActRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly TreatyAct[] Party = [Act(TreatyActKind.Deposit, "2003-05-12", ConsentInstrument.Ratification), Act(TreatyActKind.EntryIntoForce, "2003-11-01")];

    [Theory]
    [InlineData(TreatyActKind.Signature, "1997-12-02", "opened for signature")]
    [InlineData(TreatyActKind.WithdrawalNotified, "2026-11-26", "cannot lie ahead")]
    [InlineData(TreatyActKind.WithdrawalNotified, "2003-10-31", "Only a State Party gives notice")]
    [InlineData(TreatyActKind.WithdrawalTakesEffect, "2026-11-01", "Add the notice first")]
    [InlineData(TreatyActKind.EntryIntoForce, "2003-11-01", "recorded already")]
    [InlineData(TreatyActKind.EntryIntoForce, "2004-11-01", "Add the deposit first")]
    [InlineData(TreatyActKind.Deposit, "2004-11-01", "Choose the instrument")]
    public void A_fault_is_told_in_a_sentence(TreatyActKind kind, string on, string fault) =>
        Assert.Contains(fault, TreatyActRules.FindProblem(Act(kind, on), Party, Today), StringComparison.Ordinal);

    [Fact]
    public void A_withdrawal_takes_effect_six_months_after_its_notice_at_the_earliest()
    {
        TreatyAct[] leaving = [.. Party, Act(TreatyActKind.WithdrawalNotified, "2026-06-01")];
        Assert.Contains("2026-12-01", TreatyActRules.FindProblem(Act(TreatyActKind.WithdrawalTakesEffect, "2026-11-30"), leaving, Today), StringComparison.Ordinal);
        Assert.Null(TreatyActRules.FindProblem(Act(TreatyActKind.WithdrawalTakesEffect, "2026-12-01"), leaving, Today));
    }

    [Fact]
    public void A_state_that_left_may_deposit_again()
    {
        TreatyAct[] left = [.. Party, Act(TreatyActKind.WithdrawalNotified, "2025-06-01"), Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-01")];
        Assert.Null(TreatyActRules.FindProblem(Act(TreatyActKind.Deposit, "2026-10-01", ConsentInstrument.Accession), left, Today));
    }

    [Fact]
    public void Only_a_deposit_has_an_instrument() =>
        Assert.Contains("Choose none", TreatyActRules.FindProblem(Act(TreatyActKind.Signature, "2003-01-01", ConsentInstrument.Accession), [], Today), StringComparison.Ordinal);

    [Fact]
    public void Changes_are_what_is_new_what_goes_and_what_is_told_otherwise()
    {
        var kept = Act(TreatyActKind.Signature, "1998-01-01");
        var changes = TreatyActChange.Between(
            [kept, .. Party],
            [kept, Act(TreatyActKind.Deposit, "2003-05-12", ConsentInstrument.Accession), Act(TreatyActKind.WithdrawalNotified, "2026-01-01")]);

        Assert.Equal(
            [(TreatyActKind.Deposit, true, true), (TreatyActKind.EntryIntoForce, true, false), (TreatyActKind.WithdrawalNotified, false, true)],
            changes.Select(change => (change.Act.Kind, change.Before is not null, change.After is not null)));
        Assert.Empty(TreatyActChange.Between(Party, Party));
    }

    private static TreatyAct Act(TreatyActKind kind, string on, ConsentInstrument? instrument = null) =>
        new() { CountryCode = CountryCode.Parse("LTU", null), Kind = kind, On = DateOnly.ParseExact(on, "yyyy-MM-dd"), Instrument = instrument, Basis = TreatyAct.Published, Source = "a test" };
}
