using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Reference;

/// <summary>The delivered treaty acts against the depositary's figures and the Convention's own articles.</summary>
public class ReferenceTreatyTests
{
    private static readonly IReadOnlyList<Country> Countries = ReferenceData.Load().Countries;
    private static readonly IReadOnlyList<TreatyAct> Acts = [.. Countries.SelectMany(country => country.TreatyActs)];

    /// <summary>Figures printed by the Landmine Monitor, the ICBL and the depositary, who count deposits.</summary>
    [Theory]
    [InlineData("1997-12-02", 0)]
    [InlineData("1997-12-31", 3)]
    [InlineData("1998-09-16", 40)]
    [InlineData("1998-12-31", 58)]
    [InlineData("1999-12-31", 90)]
    [InlineData("2000-12-31", 109)]
    [InlineData("2001-12-31", 122)]
    [InlineData("2002-12-31", 130)]
    [InlineData("2003-12-31", 141)]
    [InlineData("2004-12-31", 144)]
    [InlineData("2005-12-31", 148)]
    [InlineData("2006-07-31", 151)]
    [InlineData("2011-09-13", 157)]
    [InlineData("2012-12-27", 161)]
    [InlineData("2017-12-31", 164)]
    [InlineData("2024-12-31", 164)]
    [InlineData("2025-03-12", 165)]
    [InlineData("2025-06-25", 166)]
    [InlineData("2025-12-26", 166)]
    [InlineData("2026-02-03", 162)]
    [InlineData("2026-02-20", 161)]
    public void The_participants_are_as_many_as_published(string date, int participants) =>
        Assert.Equal(participants, TreatyCounts.On(Acts, Day(date)).Participants);

    [Theory]
    [InlineData("1999-02-28", 67, 0)]
    [InlineData("1999-03-01", 67, 45)]
    [InlineData("2024-12-31", 164, 164)]
    [InlineData("2025-08-31", 166, 164)]
    [InlineData("2025-09-01", 166, 165)]
    [InlineData("2025-11-30", 166, 165)]
    [InlineData("2025-12-01", 166, 166)]
    [InlineData("2025-12-26", 166, 166)]
    [InlineData("2025-12-27", 163, 163)]
    [InlineData("2026-01-09", 163, 163)]
    [InlineData("2026-01-10", 162, 162)]
    [InlineData("2026-02-19", 162, 162)]
    [InlineData("2026-02-20", 161, 161)]
    [InlineData("2026-11-23", 161, 161)]
    public void States_bound_lag_behind_deposits(string date, int participants, int statesParties) =>
        Assert.Equal(new TreatyCounts(participants, statesParties), TreatyCounts.On(Acts, Day(date)));

    [Theory]
    [InlineData("EST", "2025-06-27", "2025-12-27")]
    [InlineData("LVA", "2025-06-27", "2025-12-27")]
    [InlineData("LTU", "2025-06-27", "2025-12-27")]
    [InlineData("FIN", "2025-07-10", "2026-01-10")]
    [InlineData("POL", "2025-08-20", "2026-02-20")]
    public void A_state_that_left_was_a_party_until_the_day_before(string code, string notified, string takesEffect)
    {
        var acts = Countries.Single(country => country.Code.Value == code).TreatyActs;

        var before = TreatyStatuses.StandingOn(acts, Day(takesEffect).AddDays(-1));
        Assert.Equal(
            (TreatyStatus.StateParty, Day(notified), Day(takesEffect)),
            (before.Status, before.WithdrawalNotifiedOn, before.WithdrawalTakesEffectOn));
        Assert.Null(TreatyStatuses.StandingOn(acts, Day(notified).AddDays(-1)).WithdrawalTakesEffectOn);
        Assert.Equal(new TreatyStanding(TreatyStatus.Withdrawn, Day(takesEffect)), TreatyStatuses.StandingOn(acts, Day(takesEffect)));
    }

    [Theory]
    [InlineData(TreatyStatus.StateParty, 161)]
    [InlineData(TreatyStatus.Withdrawn, 5)]
    [InlineData(TreatyStatus.NotAParty, 31)]
    [InlineData(TreatyStatus.Signatory, 0)]
    [InlineData(TreatyStatus.ContractingState, 0)]
    public void Every_state_has_the_status_the_depositary_implies(TreatyStatus status, int states) =>
        Assert.Equal(states, Countries.Count(country => TreatyStatuses.StatusOn(country.TreatyActs, Day("2026-11-23")) == status));

    [Fact]
    public void Entries_into_force_follow_Article_17()
    {
        var fortieth = TreatyRules.FortiethDeposit(Acts.Where(act => act.Kind is TreatyActKind.Deposit).Select(act => act.On));
        Assert.Equal(Day("1998-09-16"), fortieth);

        var checkedStates = 0;
        foreach (var country in Countries)
        {
            var deposit = country.TreatyActs.Find(act => act.Kind is TreatyActKind.Deposit);
            if (deposit is null or { Instrument: ConsentInstrument.Succession })
                continue;

            var entered = country.TreatyActs.Single(act => act.Kind is TreatyActKind.EntryIntoForce);
            Assert.Equal((country.Code, TreatyRules.EntryIntoForce(deposit.On, fortieth!.Value)), (country.Code, entered.On));
            checkedStates++;
        }

        Assert.Equal(164, checkedStates);
    }

    [Fact]
    public void Withdrawals_take_effect_by_Article_20()
    {
        var leaving = Countries.Where(country => country.TreatyActs.Exists(act => act.Kind is TreatyActKind.WithdrawalNotified)).ToList();

        Assert.Equal(["EST", "FIN", "LTU", "LVA", "POL"], leaving.Select(country => country.Code.Value).Order());
        Assert.All(leaving, country => Assert.Equal(
            TreatyRules.WithdrawalEffect(country.TreatyActs.Single(act => act.Kind is TreatyActKind.WithdrawalNotified).On),
            country.TreatyActs.Single(act => act.Kind is TreatyActKind.WithdrawalTakesEffect).On));
    }

    [Theory]
    [InlineData("MNE", "2006-10-23", "2007-04-01")]
    [InlineData("SSD", "2011-11-11", "2011-07-09")]
    public void Successions_are_read(string code, string deposited, string entered)
    {
        var acts = Countries.Single(country => country.Code.Value == code).TreatyActs;

        Assert.Equal((Day(deposited), ConsentInstrument.Succession), acts.Where(act => act.Kind is TreatyActKind.Deposit).Select(act => (act.On, act.Instrument!.Value)).Single());
        Assert.Equal(TreatyStatus.StateParty, TreatyStatuses.StatusOn(acts, Day(entered)));
        Assert.NotEqual(TreatyStatus.StateParty, TreatyStatuses.StatusOn(acts, Day(entered).AddDays(-1)));
    }

    [Fact]
    public void Every_act_says_how_its_date_is_known_and_where_to_check_it()
    {
        Assert.Equal(133, Acts.Count(act => act.Kind is TreatyActKind.Signature));
        Assert.All(Acts, act => Assert.Contains(act.Basis, new[] { "published", "rule: Art. 17(1)", "rule: Art. 17(2)" }));
        Assert.All(Acts, act => Assert.Contains("http", act.Source, StringComparison.Ordinal));
        Assert.All(Acts, act => Assert.Equal(act.Kind is TreatyActKind.Deposit, act.Instrument is not null));
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
