using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Tests.Positions;

/// <summary>What it takes for a position to stand where nobody accepts their own.</summary>
public sealed class FourEyesTests(PositionBook book) : IClassFixture<PositionBook>
{
    [Fact]
    public async Task Nobody_accepts_what_they_recorded_or_corrected()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var recorded = Assert.IsType<RecordOutcome.Recorded>(await book.RecordAsync("Estonia keeps production", PositionState.Accepted, ["EST"], Topic.Production, Stance.Considers));
        var id = recorded.PositionIds[0];
        Assert.Equal(PositionState.Submitted, recorded.State);
        Assert.Contains("Nobody accepts what they recorded", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Accept)).Sentence, StringComparison.Ordinal);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Accept, by: PositionBook.Second));

        var correction = await book.CorrectAsync(id, Stance.Intends, PositionBook.First);
        Assert.Equal("Accepted, Submitted", await book.StatesAsync(id, correction));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Accept, by: PositionBook.Second));
        Assert.Equal("Superseded, Accepted", await book.StatesAsync(id, correction));
    }

    [Fact]
    public async Task A_correction_of_a_correction_that_waits_supersedes_what_stands_below()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var first = await book.CorrectAsync(id, Stance.Considers, PositionBook.First);
        var second = await book.CorrectAsync(first, Stance.RulesOut, PositionBook.Second);
        Assert.Equal("Accepted, Superseded, Submitted", await book.StatesAsync(id, first, second));

        Assert.IsType<ActOutcome.Done>(await book.ActAsync(second, PositionAct.Accept, by: PositionBook.Third));
        Assert.Equal("Superseded, Superseded, Accepted", await book.StatesAsync(id, first, second));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(second, PositionAct.Undo, by: PositionBook.Third));
        Assert.Equal("Accepted, Superseded, Submitted", await book.StatesAsync(id, first, second));
    }

    [Fact]
    public async Task A_correction_of_a_rejected_correction_supersedes_what_stands_below()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var rejected = await book.CorrectAsync(id, Stance.Considers, PositionBook.First);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(rejected, PositionAct.Reject, reason: "Not said so", by: PositionBook.Second));
        var second = await book.CorrectAsync(rejected, Stance.RulesOut, PositionBook.First);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(second, PositionAct.Accept, by: PositionBook.Second));
        Assert.Equal("Superseded, Superseded, Accepted", await book.StatesAsync(id, rejected, second));
    }

    [Fact]
    public async Task Of_two_corrections_of_one_position_one_stands_even_when_it_was_corrected_in_turn()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var first = await book.CorrectAsync(id, Stance.Considers, PositionBook.First);
        var second = await book.CorrectAsync(id, Stance.Formalises, PositionBook.Second);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(first, PositionAct.Accept, by: PositionBook.Third));
        Assert.Contains($"Position {first}", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(second, PositionAct.Accept, by: PositionBook.Third)).Sentence, StringComparison.Ordinal);
        var third = await book.CorrectAsync(first, Stance.RulesOut, PositionBook.First);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(third, PositionAct.Accept, by: PositionBook.Second));

        Assert.Contains($"Position {third}", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(second, PositionAct.Accept, by: PositionBook.Third)).Sentence, StringComparison.Ordinal);
        Assert.Equal("Superseded, Superseded, Submitted, Accepted", await book.StatesAsync(id, first, second, third));
    }

    [Fact]
    public async Task What_was_taken_back_does_not_come_back_beside_what_stands_in_its_place()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var correction = await book.CorrectAsync(id, Stance.Considers, PositionBook.First);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Retract, reason: "Not said", by: PositionBook.Third));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Accept, by: PositionBook.Second));
        Assert.Contains($"Position {correction}", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.Third)).Sentence, StringComparison.Ordinal);

        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Retract, reason: "Nor was that", by: PositionBook.Third));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.Third));
        Assert.Contains($"Position {id}", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(correction, PositionAct.Undo, by: PositionBook.Third)).Sentence, StringComparison.Ordinal);
        Assert.Equal("Accepted, Retracted", await book.StatesAsync(id, correction));
    }

    [Fact]
    public async Task Whoever_was_slower_is_led_to_what_took_the_place_not_to_what_waits()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var seen = await book.LastActAsync(id);
        var accepted = await book.CorrectAsync(id, Stance.Considers, PositionBook.First);
        await book.CorrectAsync(id, Stance.RulesOut, PositionBook.Third);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(accepted, PositionAct.Accept, by: PositionBook.Second));
        Assert.Equal(accepted, Assert.IsType<RecordOutcome.Outdated>(await book.CorrectAsync(id, seen, Stance.Formalises)).Meanwhile.ReplacedById);

        var next = await book.CorrectAsync(await book.CorrectAsync(accepted, Stance.RulesOut, PositionBook.First), Stance.InEffect, PositionBook.First);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(next, PositionAct.Accept, by: PositionBook.Second));
        Assert.Equal(next, Assert.IsType<RecordOutcome.Outdated>(await book.CorrectAsync(id, seen, Stance.Formalises)).Meanwhile.ReplacedById);
    }

    [Fact]
    public async Task Nobody_makes_their_own_stand_by_taking_a_colleagues_step_back()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.Second));
        Assert.Contains($"{PositionBook.Second.Name}'s", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.First)).Sentence, StringComparison.Ordinal);
        Assert.Equal(PositionState.Submitted, await book.StateAsync(id));

        // Another colleague may: that is a second pair of eyes again.
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.Third));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Retract, reason: "Not said", by: PositionBook.Second));
        Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.First));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.Second));
        Assert.Equal(PositionState.Accepted, await book.StateAsync(id));
    }

    [Fact]
    public async Task Nobody_brings_their_own_back_by_taking_the_acceptance_of_its_correction_back()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        var correction = await book.CorrectAsync(id, Stance.Considers, PositionBook.Second);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Accept, by: PositionBook.Third));
        Assert.Contains($"position {id} would be accepted again", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(correction, PositionAct.Undo, by: PositionBook.First)).Sentence, StringComparison.Ordinal);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Undo, by: PositionBook.Second));
        Assert.Equal("Accepted, Submitted", await book.StatesAsync(id, correction));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(correction, PositionAct.Undo, by: PositionBook.Second));
        Assert.Equal("Superseded, Accepted", await book.StatesAsync(id, correction));
    }

    [Fact]
    public async Task Whoever_recorded_it_takes_their_own_step_back()
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var id = await AcceptedAsync();
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Retract, reason: "Not said", by: PositionBook.First));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo, by: PositionBook.First));
        Assert.Equal(PositionState.Accepted, await book.StateAsync(id));
    }

    [Theory]
    [InlineData("Estonia keeps production as an option", null, PositionState.Accepted)]
    [InlineData("Estonia keeps production", null, PositionState.Submitted)]
    [InlineData("Estonia keeps production as an option", "As I heard", PositionState.Submitted)]
    public async Task A_suggestion_is_accepted_by_one_only_as_it_stands(string words, string? note, PositionState expected)
    {
        await using var fourEyes = await book.WithFourEyesAsync();
        var suggestion = await book.SuggestAsync();
        var claim = new PositionClaim(CountryCode.Parse("EST", null), Topic.Production, Stance.Considers, PositionBook.SaidOn.AddDays(-(note?.Length ?? 0)), Note: note);
        var outcome = await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk =>
            desk.RecordAsync(book.Words(words), [claim], PositionState.Accepted, suggestion, PositionBook.First, TestContext.Current.CancellationToken));
        Assert.Equal(expected, Assert.IsType<RecordOutcome.Recorded>(outcome).State);
    }

    /// <summary>A position recorded by the first editor and accepted by the second.</summary>
    private async Task<long> AcceptedAsync()
    {
        var id = await book.RecordOneAsync(PositionState.Submitted);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Accept, by: PositionBook.Second));
        return id;
    }
}
