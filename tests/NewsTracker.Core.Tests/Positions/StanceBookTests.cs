using CsCheck;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Positions;

public sealed class StanceBookTests
{
    private static readonly CountryCode Latvia = CountryCode.Parse("LVA", null);
    private static readonly DateOnly Day = new(2025, 7, 9);

    [Fact]
    public void It_answers_as_the_rule_does_on_any_day() => Gen.Select(
        Gen.Bool, Gen.Enum<Topic>(), Gen.Enum<Stance>(), Gen.Int[0, 6], Gen.Int[0, 5],
        (isLatvia, topic, stance, days, reliability) => (isLatvia ? "LVA" : "EST", topic, stance, days, reliability)).Array[0, 40].Sample(said =>
    {
        var positions = said.Select((p, i) => new StancePosition(i + 1, CountryCode.Parse(p.Item1, null), p.topic, p.stance, Day.AddDays(p.days), p.reliability, null)).ToList();
        var book = new StanceBook(Enumerable.Reverse(positions));
        for (var asOf = Day.AddDays(-1); asOf <= Day.AddDays(7); asOf = asOf.AddDays(1))
        {
            var expected = CurrentStances.On(positions, asOf);
            var actual = new[] { "EST", "LVA" }.SelectMany(code => book.OfCountry(CountryCode.Parse(code, null), asOf));
            Assert.Equal(expected.Select(Written), actual.Select(Written));
        }
    });

    [Fact]
    public void Steps_are_the_days_on_which_the_stance_changed()
    {
        var book = new StanceBook([Said(1, Stance.Considers, 0), Said(2, Stance.Considers, 2), Said(3, Stance.Considers, 3), Said(4, Stance.Intends, 3), Said(5, Stance.RulesOut, 9)]);

        Assert.Equal(
            [new StanceStep(Day, Stance.Considers, 1), new StanceStep(Day.AddDays(3), Stance.Intends, 4), new StanceStep(Day.AddDays(9), Stance.RulesOut, 5)],
            book.StepsOf(Latvia, Topic.Production));
        Assert.Empty(book.StepsOf(Latvia, Topic.Use));
    }

    [Fact]
    public void Steps_and_stances_agree_on_every_day()
    {
        var book = new StanceBook([Said(1, Stance.InEffect, 0), Said(2, Stance.Intends, 1), Said(3, Stance.Formalises, 1), Said(4, Stance.Intends, 4)]);
        for (var asOf = Day.AddDays(-1); asOf <= Day.AddDays(5); asOf = asOf.AddDays(1))
        {
            Assert.Equal(book.Find(Latvia, Topic.Production, asOf)?.Position.Stance, book.StepsOf(Latvia, Topic.Production).LastOrDefault(step => step.From <= asOf)?.Stance);
        }
    }

    private static StancePosition Said(long id, Stance stance, int days) => new(id, Latvia, Topic.Production, stance, Day.AddDays(days), 3, "The wire");

    private static string Written(CurrentStance stance) => $"{stance.Position} beside {string.Join(", ", stance.SameDay.Select(other => other.Id))}";
}
