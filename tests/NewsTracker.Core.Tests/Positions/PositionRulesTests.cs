using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Positions;

public sealed class PositionRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly PositionClaim Good = new(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, new DateOnly(2025, 7, 9));

    [Fact]
    public void A_sound_position_has_no_problem() => Assert.Empty(PositionRules.Check(Good, Today));

    [Theory]
    [InlineData(Topic.Withdrawal)]
    [InlineData(Topic.Accession)]
    public void Formalises_needs_the_date_of_the_formal_step(Topic topic)
    {
        var problem = Assert.Single(PositionRules.Check(Good with { Topic = topic, Stance = Stance.Formalises }, Today));
        Assert.Equal(nameof(PositionClaim.FormalStepOn), problem.Field);
        Assert.Contains("needs the date of the formal step", problem.Sentence, StringComparison.Ordinal);
        Assert.Empty(PositionRules.Check(Good with { Topic = topic, Stance = Stance.Formalises, FormalStepOn = new DateOnly(2025, 6, 27) }, Today));
    }

    [Fact]
    public void A_law_on_production_needs_no_date() => Assert.Empty(PositionRules.Check(Good with { Topic = Topic.Production, Stance = Stance.Formalises }, Today));

    [Fact]
    public void A_formal_step_that_was_still_to_come_is_no_formal_step() =>
        Assert.Contains("still to come", Assert.Single(PositionRules.Check(Good with { Stance = Stance.Formalises, FormalStepOn = Good.SaidOn.AddDays(1) }, Today)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_formal_step_goes_with_a_formal_stance_only() =>
        Assert.Contains("goes with", Assert.Single(PositionRules.Check(Good with { FormalStepOn = Good.SaidOn }, Today)).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-11-26", "future")]
    [InlineData("1925-07-09", "before 1980")]
    public void A_day_that_cannot_be_is_told(string saidOn, string part) =>
        Assert.Contains(part, Assert.Single(PositionRules.Check(Good with { SaidOn = DateOnly.Parse(saidOn, null) }, Today)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_long_is_told()
    {
        var claim = Good with { Speaker = new string('x', 201), Note = new string('y', 2001) };
        Assert.Equal([nameof(PositionClaim.Speaker), nameof(PositionClaim.Note)], PositionRules.Check(claim, Today).Select(problem => problem.Field));
    }
}
