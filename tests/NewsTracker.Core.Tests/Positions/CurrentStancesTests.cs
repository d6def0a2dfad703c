using CsCheck;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Positions;

public sealed class CurrentStancesTests
{
    private static readonly CountryCode Latvia = CountryCode.Parse("LVA", null);
    private static readonly DateOnly Day = new(2025, 7, 9);

    private static readonly Gen<StancePosition> Positions = Gen.Select(
        Gen.Long[1, 1_000_000], Gen.Bool.Select(isLatvia => isLatvia ? "LVA" : "EST"), Gen.Enum<Topic>(), Gen.Enum<Stance>(), Gen.Int[0, 6], Gen.Int[0, 5],
        (id, country, topic, stance, days, reliability) => new StancePosition(id, CountryCode.Parse(country, null), topic, stance, Day.AddDays(days), reliability, "The wire"));

    [Fact]
    public void The_latest_counts_however_low() =>
        Assert.Equal(2, Current(Said(1, Stance.InEffect, Day), Said(2, Stance.RulesOut, Day.AddDays(1))).Position.Id);

    [Fact]
    public void What_was_said_after_the_day_does_not_count() =>
        Assert.Equal(1, Current(Said(1, Stance.Considers, Day), Said(2, Stance.Intends, Day.AddDays(2))).Position.Id);

    [Fact]
    public void Of_one_day_the_higher_counts_and_the_lower_stays_beside_it()
    {
        var current = Current(Said(1, Stance.Considers, Day, reliability: 5), Said(2, Stance.Intends, Day, reliability: 1));
        Assert.Equal((2, 1), (current.Position.Id, Assert.Single(current.Conflicts).Id));
        Assert.Contains("another of the same day says Considers, which stands lower on the ladder", current.Explain(Day, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_day_and_rung_the_more_reliable_source_counts()
    {
        var current = Current(Said(1, Stance.Intends, Day, reliability: 5), Said(2, Stance.Intends, Day, reliability: 2));
        Assert.Equal(1, current.Position.Id);
        Assert.Empty(current.Conflicts);
        Assert.Contains("The wire (reliability 5) is more reliable than The wire (reliability 2)", current.Explain(Day, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_lower_stance_it_is_still_told_why_this_one_of_two_that_agree()
    {
        var lower = Said(3, Stance.Considers, Day, reliability: 5);
        Assert.EndsWith(
            "another of the same day says Considers, which stands lower on the ladder; another of the same day agrees, and The wire (reliability 4) is more reliable than The wire (reliability 2).",
            Current(lower, Said(1, Stance.Intends, Day, reliability: 4), Said(2, Stance.Intends, Day, reliability: 2)).Explain(Day, null),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "which stands lower on the ladder; another of the same day agrees, and this one was recorded last.",
            Current(lower, Said(1, Stance.Intends, Day), Said(2, Stance.Intends, Day)).Explain(Day, null),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_is_one_sentence_that_names_the_days()
    {
        var sentence = Current(Said(1, Stance.Intends, Day)).Explain(new DateOnly(2025, 8, 1), new DateOnly(2025, 9, 1));
        Assert.Equal("Intends, because it is the latest accepted position on withdrawal said on or before 1 Aug 2025: it was said on 9 Jul 2025 and known by 1 Sep 2025.", sentence);
    }

    [Fact]
    public void Nothing_accepted_stands_above_the_current_one() => Positions.Array[0, 30].Sample(positions =>
    {
        var asOf = Day.AddDays(3);
        var distinct = positions.DistinctBy(p => p.Id).ToList();
        var currents = CurrentStances.On(distinct, asOf);
        Assert.Equal(distinct.Where(p => p.SaidOn <= asOf).Select(p => (p.Country, p.Topic)).Distinct().Count(), currents.Count);
        foreach (var current in currents)
        {
            var rivals = distinct.Where(p => p.SaidOn <= asOf && p.Country == current.Position.Country && p.Topic == current.Position.Topic && p.Id != current.Position.Id).ToList();
            Assert.All(rivals, rival => Assert.True(Rank(rival).CompareTo(Rank(current.Position)) < 0));
            Assert.Equal(rivals.Where(rival => rival.SaidOn == current.Position.SaidOn).Select(rival => rival.Id).Order(), current.SameDay.Select(other => other.Id).Order());
            Assert.EndsWith(".", current.Explain(asOf, null), StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_order_in_which_positions_come_does_not_matter() => Positions.Array[0, 20].Sample(positions =>
    {
        var distinct = positions.DistinctBy(p => p.Id).ToList();
        Assert.Equal(CurrentStances.On(distinct, Day.AddDays(4)).Select(c => c.Position.Id), CurrentStances.On(Enumerable.Reverse(distinct), Day.AddDays(4)).Select(c => c.Position.Id));
    });

    [Fact]
    public void Withdrawal_in_effect_before_its_day_is_told()
    {
        var standing = new TreatyStanding(TreatyStatus.StateParty, new DateOnly(2004, 1, 1), WithdrawalNotifiedOn: new DateOnly(2025, 6, 27), WithdrawalTakesEffectOn: new DateOnly(2025, 12, 27));
        Assert.Contains("takes effect on 27 Dec 2025", TreatyDisagreement.Find(Topic.Withdrawal, Stance.InEffect, standing), StringComparison.Ordinal);
        Assert.Null(TreatyDisagreement.Find(Topic.Withdrawal, Stance.Formalises, standing));
        Assert.Null(TreatyDisagreement.Find(Topic.Withdrawal, Stance.InEffect, new TreatyStanding(TreatyStatus.Withdrawn, new DateOnly(2025, 12, 27))));
    }

    [Theory]
    [InlineData(Stance.RulesOut, "rules it out, but by the depositary's record notice of it was given on 27 Jun 2025")]
    [InlineData(Stance.Considers, null)]
    [InlineData(Stance.Intends, null)]
    [InlineData(Stance.Formalises, null)]
    public void A_notice_contradicts_whoever_rules_withdrawal_out_and_carries_out_what_others_intend(Stance stance, string? told)
    {
        var leaving = new TreatyStanding(TreatyStatus.StateParty, new DateOnly(2004, 1, 1), WithdrawalNotifiedOn: new DateOnly(2025, 6, 27), WithdrawalTakesEffectOn: new DateOnly(2025, 12, 27));
        AssertTold(told, TreatyDisagreement.Find(Topic.Withdrawal, stance, leaving));
    }

    [Theory]
    [InlineData(Stance.RulesOut, TreatyStatus.NotAParty, null)]
    [InlineData(Stance.Intends, TreatyStatus.Signatory, null)]
    [InlineData(Stance.Formalises, TreatyStatus.NotAParty, "took its formal step, but the depositary records no deposit")]
    [InlineData(Stance.Formalises, TreatyStatus.Signatory, "took its formal step, but the depositary records no deposit")]
    [InlineData(Stance.RulesOut, TreatyStatus.ContractingState, "rules it out, but by the depositary's record the instrument was deposited on 1 Jan 2004")]
    [InlineData(Stance.Intends, TreatyStatus.ContractingState, null)]
    [InlineData(Stance.Formalises, TreatyStatus.ContractingState, null)]
    [InlineData(Stance.Considers, TreatyStatus.StateParty, "stops short of it, but by the depositary's record the state is bound since 1 Jan 2004")]
    [InlineData(Stance.Formalises, TreatyStatus.StateParty, null)]
    [InlineData(Stance.RulesOut, TreatyStatus.Withdrawn, null)]
    public void What_is_said_on_joining_is_held_against_the_record(Stance stance, TreatyStatus status, string? told) =>
        AssertTold(told, TreatyDisagreement.Find(Topic.Accession, stance, new TreatyStanding(status, new DateOnly(2004, 1, 1))));

    private static void AssertTold(string? told, string? found)
    {
        Assert.Equal(told is null, found is null);
        Assert.Contains(told ?? "", found ?? "", StringComparison.Ordinal);
    }

    private static (DateOnly SaidOn, Stance Stance, int Reliability, long Id) Rank(StancePosition p) => (p.SaidOn, p.Stance, p.Reliability, p.Id);

    private static CurrentStance Current(params StancePosition[] positions) => Assert.Single(CurrentStances.On(positions, Day.AddDays(1)));

    private static StancePosition Said(long id, Stance stance, DateOnly on, int reliability = 3) => new(id, Latvia, Topic.Withdrawal, stance, on, reliability, "The wire");
}
