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
    [InlineData(TreatyActKind.EntryIntoForce, "2004-11-01", "in force for it since 2003-11-01")]
    [InlineData(TreatyActKind.EntryIntoForce, "2003-10-01", "recorded already, on 2003-11-01")]
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

    [Theory]
    [InlineData(TreatyActKind.Signature, null, "2026-03-01", "until it entered into force")]
    [InlineData(TreatyActKind.Signature, null, "1999-02-01", "had signed or gone further")]
    [InlineData(TreatyActKind.Deposit, ConsentInstrument.Accession, "1999-03-01", "deposited already")]
    [InlineData(TreatyActKind.Deposit, ConsentInstrument.Accession, "2026-03-01", "nothing to deposit")]
    [InlineData(TreatyActKind.WithdrawalNotified, null, "2026-06-03", "2026-06-01 is recorded")]
    [InlineData(TreatyActKind.WithdrawalNotified, null, "2026-05-30", "recorded already, on 2026-06-01")]
    [InlineData(TreatyActKind.Deposit, ConsentInstrument.Ratification, "1998-12-01", "recorded already, on 1999-01-20")]
    public void An_act_that_leads_nowhere_or_back_is_refused(TreatyActKind kind, ConsentInstrument? instrument, string on, string fault)
    {
        TreatyAct[] leaving =
        [
            Act(TreatyActKind.Signature, "1997-12-03"), Act(TreatyActKind.Deposit, "1999-01-20", ConsentInstrument.Ratification), Act(TreatyActKind.EntryIntoForce, "1999-07-01"),
            Act(TreatyActKind.WithdrawalNotified, "2026-06-01"),
        ];
        Assert.Contains(fault, TreatyActRules.FindProblem(Act(kind, on, instrument), leaving, Today), StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_depositing_and_leaving_in_turn_are_no_faults()
    {
        TreatyAct[] acts = [Act(TreatyActKind.Signature, "1997-12-03"), .. Party, Act(TreatyActKind.WithdrawalNotified, "2026-06-01")];
        Assert.All(acts, act => Assert.Null(TreatyActRules.FindProblem(act, [.. acts.Where(other => other.On < act.On)], Today)));
        Assert.Null(TreatyActRules.FindProblem(Act(TreatyActKind.Deposit, "2006-10-23", ConsentInstrument.Succession), [Act(TreatyActKind.EntryIntoForce, "2006-06-03")], Today));
    }

    [Fact]
    public void A_succession_is_recorded_by_its_deposit_and_the_earlier_day_from_which_it_binds()
    {
        TreatyAct deposit = Act(TreatyActKind.Deposit, "2011-11-11", ConsentInstrument.Succession), bound = Act(TreatyActKind.EntryIntoForce, "2011-07-09");
        Assert.Contains("that of a succession too", TreatyActRules.FindProblem(bound, [], Today), StringComparison.Ordinal);
        Assert.Null(TreatyActRules.FindProblem(deposit, [], Today));
        Assert.Null(TreatyActRules.FindProblem(bound, [deposit], Today));
        Assert.Equal(TreatyStatus.StateParty, TreatyStatuses.StatusOn([deposit, bound], bound.On));
        Assert.Contains("Add the deposit first", TreatyActRules.FindProblem(bound, [Act(TreatyActKind.Deposit, "2011-11-11", ConsentInstrument.Accession)], Today), StringComparison.Ordinal);
        Assert.Contains("in force for it since 2003-11-01", TreatyActRules.FindProblem(bound, [.. Party, deposit], Today), StringComparison.Ordinal);
        Assert.NotNull(TreatyActRules.FindProblem(Act(TreatyActKind.EntryIntoForce, "2011-07-08"), [bound, deposit], Today));
    }

    [Fact]
    public void A_succession_may_bind_from_the_day_of_its_deposit()
    {
        TreatyAct deposit = Act(TreatyActKind.Deposit, "2011-11-11", ConsentInstrument.Succession), bound = Act(TreatyActKind.EntryIntoForce, "2011-11-11");
        Assert.Null(TreatyActRules.FindProblem(bound, [deposit], Today));
        Assert.Null(TreatyActRules.FindProblem(deposit, [bound], Today));
        Assert.Equal(TreatyStatus.StateParty, TreatyStatuses.StatusOn([deposit, bound], bound.On));
        Assert.Contains("Add the deposit first", TreatyActRules.FindProblem(bound, [Act(TreatyActKind.Deposit, "2011-11-11", ConsentInstrument.Accession)], Today), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-10", "2026-06-30", "for this one on 2026-07-01")]
    [InlineData("2026-01-10", "2026-07-01", null)]
    [InlineData("1998-01-05", "1998-12-01", "for this one on 1999-03-01")]
    [InlineData("1998-01-05", "1999-03-01", null)]
    public void The_Convention_enters_into_force_for_a_state_on_the_day_of_Article_17_at_the_earliest(string deposited, string on, string? fault)
    {
        var problem = TreatyActRules.FindProblem(Act(TreatyActKind.EntryIntoForce, on), [Act(TreatyActKind.Deposit, deposited, ConsentInstrument.Ratification)], Today);
        Assert.Equal(fault is null, problem is null);
        Assert.Contains(fault ?? "", problem ?? "", StringComparison.Ordinal);
        Assert.Null(TreatyActRules.FindProblem(Act(TreatyActKind.EntryIntoForce, on), [Act(TreatyActKind.Deposit, deposited, ConsentInstrument.Succession)], Today));
    }

    [Fact]
    public void A_second_effect_of_one_notice_is_refused_with_the_day_of_the_first()
    {
        TreatyAct[] left = [.. Party, Act(TreatyActKind.WithdrawalNotified, "2025-06-01"), Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-10")];
        Assert.Contains("took effect on 2025-12-10", TreatyActRules.FindProblem(Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-27"), left, Today), StringComparison.Ordinal);
        Assert.Contains("recorded already, on 2025-12-10", TreatyActRules.FindProblem(Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-01"), left, Today), StringComparison.Ordinal);
    }

    [Fact]
    public void An_act_is_needed_by_what_could_not_have_followed_without_it()
    {
        TreatyAct[] left = [Act(TreatyActKind.Signature, "1998-01-01"), .. Party, Act(TreatyActKind.WithdrawalNotified, "2025-06-01"), Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-01")];
        Assert.Equal(
            [null, TreatyActKind.EntryIntoForce, TreatyActKind.WithdrawalNotified, TreatyActKind.WithdrawalTakesEffect, null],
            left.Select(act => TreatyActRules.FindDependent(act, [.. left.Where(other => other != act)], Today)?.Kind));
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
