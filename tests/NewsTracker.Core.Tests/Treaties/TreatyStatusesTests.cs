using System.Globalization;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Treaties;

public class TreatyStatusesTests
{
    /// <summary>Signs, deposits, is bound, gives notice, leaves and comes back.</summary>
    private static readonly TreatyAct[] Wanderer =
    [
        Act(TreatyActKind.Signature, "1999-02-26"),
        Act(TreatyActKind.Deposit, "2003-05-12"),
        Act(TreatyActKind.EntryIntoForce, "2003-11-01"),
        Act(TreatyActKind.WithdrawalNotified, "2025-06-27"),
        Act(TreatyActKind.WithdrawalTakesEffect, "2025-12-27"),
        Act(TreatyActKind.Deposit, "2031-03-10"),
        Act(TreatyActKind.EntryIntoForce, "2031-09-01"),
    ];

    [Theory]
    [InlineData("1999-02-25", TreatyStatus.NotAParty, null)]
    [InlineData("1999-02-26", TreatyStatus.Signatory, "1999-02-26")]
    [InlineData("2003-05-11", TreatyStatus.Signatory, "1999-02-26")]
    [InlineData("2003-05-12", TreatyStatus.ContractingState, "2003-05-12")]
    [InlineData("2003-11-01", TreatyStatus.StateParty, "2003-11-01")]
    [InlineData("2025-06-27", TreatyStatus.StateParty, "2003-11-01")]
    [InlineData("2025-12-26", TreatyStatus.StateParty, "2003-11-01")]
    [InlineData("2025-12-27", TreatyStatus.Withdrawn, "2025-12-27")]
    [InlineData("2031-03-09", TreatyStatus.Withdrawn, "2025-12-27")]
    [InlineData("2031-03-10", TreatyStatus.ContractingState, "2031-03-10")]
    [InlineData("2031-09-01", TreatyStatus.StateParty, "2031-09-01")]
    public void The_status_is_that_of_the_last_act(string date, TreatyStatus status, string? since)
    {
        var standing = TreatyStatuses.StandingOn(Wanderer.Reverse(), Day(date));

        Assert.Equal((status, since is null ? null : Day(since)), (standing.Status, standing.Since));
        Assert.Equal(status, TreatyStatuses.StatusOn(Wanderer, Day(date)));
    }

    [Fact]
    public void A_state_without_acts_is_not_a_party() =>
        Assert.Equal(new TreatyStanding(TreatyStatus.NotAParty, Since: null), TreatyStatuses.StandingOn([], Day("2026-01-01")));

    [Fact]
    public void Signing_and_depositing_on_one_day_makes_a_contracting_State()
    {
        TreatyAct[] acts = [Act(TreatyActKind.Deposit, "1997-12-03"), Act(TreatyActKind.Signature, "1997-12-03")];

        Assert.Equal(TreatyStatus.ContractingState, TreatyStatuses.StatusOn(acts, Day("1997-12-03")));
    }

    [Fact]
    public void A_succession_deposited_late_stays_a_State_Party()
    {
        TreatyAct[] acts = [Act(TreatyActKind.EntryIntoForce, "2011-07-09"), Act(TreatyActKind.Deposit, "2011-11-11")];

        Assert.Equal(new TreatyStanding(TreatyStatus.StateParty, Day("2011-07-09")), TreatyStatuses.StandingOn(acts, Day("2011-11-11")));
    }

    [Fact]
    public void A_notice_of_withdrawal_leaves_a_State_Party_with_a_last_day_ahead()
    {
        var before = TreatyStatuses.StandingOn(Wanderer, Day("2025-06-26"));
        var after = TreatyStatuses.StandingOn(Wanderer, Day("2025-06-27"));

        Assert.Null(before.WithdrawalTakesEffectOn);
        Assert.Equal(
            new TreatyStanding(TreatyStatus.StateParty, Day("2003-11-01"), WithdrawalNotifiedOn: Day("2025-06-27"), WithdrawalTakesEffectOn: Day("2025-12-27")),
            after);
    }

    [Fact]
    public void An_effect_is_computed_until_its_day_passes_unrecorded()
    {
        var acts = Wanderer[..4];

        Assert.Equal(Day("2025-12-27"), TreatyStatuses.StandingOn(acts, Day("2025-12-26")).WithdrawalTakesEffectOn);
        var overdue = TreatyStatuses.StandingOn(acts, Day("2025-12-27"));
        Assert.Equal((TreatyStatus.StateParty, null, Day("2025-12-27")), (overdue.Status, overdue.WithdrawalTakesEffectOn, overdue.WithdrawalUnrecordedSince));
        Assert.Null(TreatyStatuses.StandingOn(acts, Day("2025-12-26")).WithdrawalUnrecordedSince);
        Assert.Null(TreatyStatuses.StandingOn(Wanderer, Day("2026-12-27")).WithdrawalUnrecordedSince);
    }

    [Fact]
    public void A_contracting_State_knows_when_it_will_be_bound()
    {
        Assert.Equal(Day("2003-11-01"), TreatyStatuses.StandingOn(Wanderer, Day("2003-06-01")).EntersIntoForceOn);
        Assert.Equal(Day("2003-11-01"), TreatyStatuses.StandingOn(Wanderer[..2], Day("2003-06-01")).EntersIntoForceOn);
        Assert.Null(TreatyStatuses.StandingOn(Wanderer, Day("2004-01-01")).EntersIntoForceOn);
    }

    [Fact]
    public void A_computed_day_of_entry_into_force_that_passed_unrecorded_is_no_day_to_come()
    {
        var acts = Wanderer[..2];

        Assert.Equal((Day("2003-11-01"), null), DaysOn("2003-10-31"));
        Assert.Equal((null, Day("2003-11-01")), DaysOn("2003-11-01"));
        Assert.Equal(TreatyStatus.ContractingState, TreatyStatuses.StatusOn(acts, Day("2026-01-01")));

        (DateOnly?, DateOnly?) DaysOn(string day)
        {
            var standing = TreatyStatuses.StandingOn(acts, Day(day));
            return (standing.EntersIntoForceOn, standing.EntryIntoForceUnrecordedSince);
        }
    }

    [Theory]
    [InlineData("2003-05-11", 0, 0)]
    [InlineData("2003-05-12", 1, 0)]
    [InlineData("2003-11-01", 1, 1)]
    [InlineData("2025-12-26", 1, 1)]
    [InlineData("2025-12-27", 0, 0)]
    [InlineData("2031-03-10", 1, 0)]
    public void Participants_are_counted_from_the_deposit_and_parties_from_entry_into_force(string date, int participants, int parties) =>
        Assert.Equal(new TreatyCounts(participants, parties), TreatyCounts.On(Wanderer, Day(date)));

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    private static TreatyAct Act(TreatyActKind kind, string on) =>
        new() { CountryCode = CountryCode.Parse("LTU", CultureInfo.InvariantCulture), Kind = kind, On = Day(on), Basis = "published", Source = "a test" };
}
