using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Scoring;

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

    [Fact]
    public async Task What_one_suggestion_is_corrected_into_and_another_says_leaves_both_waiting_when_it_is_undone()
    {
        const string Words = "Poland and Latvia may make mines too";
        var wrong = await book.SuggestAsync(words: Words);
        var before = await CountedAsync();
        var right = await book.SuggestAsync(words: "Latvia may make mines", stance: Stance.Intends);
        var position = Assert.Single(Assert.IsType<RecordOutcome.Recorded>(await book.RecordAsync(Words, PositionState.Accepted, ["EST"], Topic.Production, Stance.Intends, wrong)).PositionIds);
        Assert.Equal((SuggestionFate.Corrected, SuggestionFate.Accepted), (await FateAsync(wrong), await FateAsync(right)));
        Assert.Equal(wrong, await book.Database.WithDbAsync(db => db.Positions.Where(p => p.Id == position).Select(p => p.SuggestionId).SingleAsync(Cancelled)));
        Assert.Equal((before.Right + 1, before.Mended + 1), await CountedAsync());
        Assert.Equal([$"{right} Accepted", $"{wrong} Corrected"], await AuditedAsync(position, "positions.record"));

        await book.ActAsync(position, PositionAct.Undo);
        Assert.Equal((SuggestionFate.Open, SuggestionFate.Open), (await FateAsync(wrong), await FateAsync(right)));
        Assert.Equal((1, 1), (await WaitingAsync(wrong), await WaitingAsync(right)));
        Assert.Equal(new HashSet<string> { $"{right} Open", $"{wrong} Open" }, (await AuditedAsync(position, "positions.undo")).ToHashSet());
    }

    [Fact]
    public async Task A_suggestion_was_right_where_a_further_state_is_recorded_from_it()
    {
        const string Words = "In Warsaw and Riga officials hinted that Poland";
        var suggestion = await book.SuggestAsync(words: Words);
        var before = await CountedAsync();
        await book.RecordAsync(Words, PositionState.Accepted, ["EST", "LVA"], Topic.Production, Stance.Considers, suggestion);
        Assert.Equal((before.Right + 1, before.Mended), await CountedAsync());
    }

    [Fact]
    public async Task What_was_recorded_again_meanwhile_does_not_come_to_stand_twice_by_an_undoing()
    {
        var retracted = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("LTU", "Hanno")).PositionIds[0];
        await book.ActAsync(retracted, PositionAct.Retract, reason: "Said of sea mines");
        var again = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("LTU", "Hanno")).PositionIds[0];
        var refused = Assert.IsType<ActOutcome.Refused>(await book.ActAsync(retracted, PositionAct.Undo));
        Assert.Equal($"Position {again} says the same on these words meanwhile. Retract that one first, or leave this one as it is.", refused.Sentence);

        await book.ActAsync(again, PositionAct.Retract, reason: "Recorded twice");
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(retracted, PositionAct.Undo));
    }

    [Fact]
    public async Task A_correction_is_not_undone_where_what_it_corrected_was_recorded_again()
    {
        var first = Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("FIN", "Hanno")).PositionIds[0];
        var correction = await book.CorrectAsync(first, Stance.Intends, PositionBook.First);
        Assert.IsType<RecordOutcome.Recorded>(await RecordAsync("FIN", "Hanno"));
        Assert.Contains("says the same on these words meanwhile", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(correction, PositionAct.Undo)).Sentence, StringComparison.Ordinal);
        Assert.Equal("Superseded, Accepted", await book.StatesAsync(first, correction));
    }

    [Fact]
    public async Task A_suggestion_that_is_gone_is_told_from_an_article_that_is_gone()
    {
        var suggestion = await book.SuggestAsync();
        await book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).ExecuteDeleteAsync(Cancelled));
        Assert.IsType<RecordOutcome.SuggestionGone>(await book.RecordAsync(Option, PositionState.Accepted, ["EST"], Topic.Production, Stance.Considers, suggestion));
    }

    /// <summary>How many suggestions count as right, and how many as mended.</summary>
    private Task<(int Right, int Mended)> CountedAsync() => book.Database.WithDbAsync(async db =>
        (await EnginePrecision.CountAsync(db, newestVersion: 7, Cancelled)).All is var all ? (all.Right, all.Mended) : default);

    /// <summary>What the audit tells of suggestions in the last event of an action: <c>12 Accepted</c>.</summary>
    private Task<List<string>> AuditedAsync(long position, string action) => book.Database.WithDbAsync(async db =>
    {
        using var after = JsonDocument.Parse((await db.AuditEvents.Where(e => e.Action == action && e.SubjectId == $"{position}").OrderByDescending(e => e.Id).Select(e => e.After).FirstAsync(Cancelled))!);
        return after.RootElement.GetProperty("beside").GetProperty("suggestions").EnumerateArray().Select(one => $"{one.GetProperty("id")} {one.GetProperty("fate")}").ToList();
    });

    private Task<RecordOutcome> RecordAsync(string country, string speaker, Stance stance = Stance.Considers, string words = Option) => book.Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(
        book.Words(words), [new PositionClaim(CountryCode.Parse(country, null), Topic.Production, stance, PositionBook.SaidOn, speaker)], PositionState.Accepted, null, PositionBook.First, Cancelled));

    private Task<SuggestionFate> FateAsync(long suggestion) => book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled));

    private Task<int> WaitingAsync(long suggestion) => book.Database.WithDbAsync(db => db.ReviewItems.CountAsync(i => i.SuggestionId == suggestion, Cancelled));
}
