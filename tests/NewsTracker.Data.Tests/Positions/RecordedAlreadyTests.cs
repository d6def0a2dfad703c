using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Tests.Positions;

/// <summary>What an article has been coded for already is neither recorded again on the same words nor waits for a verdict as a suggestion.</summary>
public sealed class RecordedAlreadyTests(PositionBook book) : IClassFixture<PositionBook>
{
    private const string Option = "Estonia keeps production as an option";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_on_the_same_words_is_refused_and_what_differs_is_recorded_on_the_same_mark()
    {
        var first = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("EST", "Hanno"));
        var refused = Assert.IsType<RecordOutcome.Refused>(await RecordAsync("EST", "Hanno"));
        var other = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("EST", "Another"));

        Assert.Contains($"position {first.PositionIds[0]}, accepted", Assert.Single(refused.Problems).Sentence, StringComparison.Ordinal);
        Assert.Equal(first.AnnotationId, other.AnnotationId);

        await book.ActAsync(first.PositionIds[0], PositionAct.Retract, reason: "Said of sea mines");
        Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("EST", "Hanno"));
    }

    [Fact]
    public async Task A_correction_that_says_what_another_position_on_these_words_says_is_refused()
    {
        await RecordAsync("LVA", "Hanno");
        var other = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("LVA", "Hanno", Stance.Intends)).PositionIds[0];
        Assert.IsType<RecordOutcome.Refused>(await book.CorrectAsync(other, await book.LastActAsync(other), Stance.Considers));
        Assert.IsType<RecordOutcome.Recorded>(await book.CorrectAsync(other, await book.LastActAsync(other), Stance.RulesOut));
    }

    [Fact]
    public async Task What_is_coded_by_hand_decides_on_the_suggestion_that_says_the_same_and_its_undoing_puts_that_back()
    {
        var suggestion = await book.SuggestAsync();
        var position = Assert.Single(Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("EST", "By hand", words: "Estonia keeps production")).PositionIds);
        Assert.Equal((SuggestionFate.Accepted, 0), (await FateAsync(suggestion), await WaitingAsync(suggestion)));

        await book.ActAsync(position, PositionAct.Undo);
        Assert.Equal((SuggestionFate.Open, 1), (await FateAsync(suggestion), await WaitingAsync(suggestion)));

        // What says the same on other words is decided with it only where nothing says so on these.
        var (elsewhere, second) = (await book.SuggestAsync(words: "In Warsaw and Riga officials hinted"), await book.SuggestAsync(model: "a model", words: "keeps production as an option for later"));
        position = Assert.Single(Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("EST", "By hand again", words: "Estonia keeps production as")).PositionIds);
        Assert.Equal((SuggestionFate.Accepted, SuggestionFate.Open, SuggestionFate.Accepted), (await FateAsync(suggestion), await FateAsync(elsewhere), await FateAsync(second)));
        await book.ActAsync(position, PositionAct.Undo);
        Assert.Equal((1, 1, 1), (await WaitingAsync(suggestion), await WaitingAsync(elsewhere), await WaitingAsync(second)));

        // Another stance is another reading: the suggestion waits on.
        await RecordAsync("EST", "By hand", Stance.RulesOut);
        Assert.Equal((SuggestionFate.Open, 1), (await FateAsync(suggestion), await WaitingAsync(suggestion)));
    }

    private Task<RecordOutcome> RecordAsync(string country, string speaker, Stance stance = Stance.Considers, string words = Option) => book.Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(
        book.Words(words), [new PositionClaim(CountryCode.Parse(country, null), Topic.Production, stance, PositionBook.SaidOn, speaker)], PositionState.Accepted, null, PositionBook.First, Cancelled));

    private Task<SuggestionFate> FateAsync(long suggestion) => book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled));

    private Task<int> WaitingAsync(long suggestion) => book.Database.WithDbAsync(db => db.ReviewItems.CountAsync(i => i.SuggestionId == suggestion, Cancelled));
}
