using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Positions;

public sealed class ReviewQueueTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_editors_at_once_never_get_the_same_item()
    {
        await ClearAsync();
        for (var i = 0; i < 12; i++)
        {
            await book.RecordOneAsync(PositionState.Submitted);
        }

        var editors = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToList();
        var taken = await Task.WhenAll(editors.Select(editor => NextAsync(editor)));
        Assert.DoesNotContain(null, taken);
        Assert.Equal(8, taken.Distinct().Count());
        Assert.Equal(taken[0], await NextAsync(editors[0]));
    }

    [Fact]
    public async Task A_verdict_takes_the_item_out_and_its_undoing_puts_it_back()
    {
        await ClearAsync();
        var id = await book.RecordOneAsync(PositionState.Submitted);
        Assert.Equal(1, (await CountAsync()).Left);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Accept));
        Assert.Equal(0, (await CountAsync()).Left);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo));
        var count = Assert.Single((await CountAsync()).Countries);
        Assert.Equal(("LTU", 1), (count.Country.Value, count.Count));
    }

    [Fact]
    public async Task A_skipped_item_goes_to_the_end()
    {
        await ClearAsync();
        await book.RecordOneAsync(PositionState.Submitted);
        await book.RecordOneAsync(PositionState.Submitted);
        var editor = PositionBook.Second;
        var first = await NextAsync(editor.Id!.Value);
        Assert.True(await book.Database.WithAsync<ReviewQueue, bool>(queue => queue.SkipAsync(first!.Value, editor, Cancelled)));
        var second = await NextAsync(editor.Id!.Value);
        Assert.NotEqual(first, second);
        Assert.Equal(first, await NextAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Accepting_a_suggestion_keeps_its_engine_and_who_accepted()
    {
        await ClearAsync();
        var suggestion = await book.SuggestAsync();
        var recorded = Assert.IsType<RecordOutcome.Recorded>(
            await book.RecordAsync("Estonia keeps production as an option", PositionState.Accepted, ["EST"], Topic.Production, Stance.Considers, suggestion, PositionBook.Second));
        var position = await book.Database.WithDbAsync(db => db.Positions.SingleAsync(p => p.Id == recorded.PositionIds[0], Cancelled));
        Assert.Equal((7, suggestion, PositionBook.Second.Name), (position.EngineVersion, position.SuggestionId, position.AuthorName));
        Assert.Equal(SuggestionFate.Accepted, await FateAsync(suggestion));
        Assert.IsType<RecordOutcome.Decided>(await book.RecordAsync("Estonia keeps production as an option", PositionState.Accepted, ["EST"], Topic.Production, Stance.Considers, suggestion, PositionBook.Third));

        Assert.IsType<ActOutcome.Done>(await book.ActAsync(position.Id, PositionAct.Undo));
        Assert.Equal((SuggestionFate.Open, 1), (await FateAsync(suggestion), (await CountAsync()).Left));
    }

    [Fact]
    public async Task Words_of_one_article_are_no_evidence_for_the_suggestion_of_another()
    {
        await ClearAsync();
        var suggestion = await book.SuggestAsync();
        var other = await book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, "Estonia keeps its stocks.", new DateTimeOffset(2025, 7, 9, 8, 0, 0, TimeSpan.Zero), Cancelled));
        var outcome = await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(
            new Evidence.Unmarked(other.Id, 1, 0, 7), [new PositionClaim(CountryCode.Parse("EST", null), Topic.Production, Stance.Considers, PositionBook.SaidOn)], PositionState.Accepted, suggestion, PositionBook.First, Cancelled));
        Assert.IsType<RecordOutcome.NotFound>(outcome);
        Assert.Equal(SuggestionFate.Open, await FateAsync(suggestion));
    }

    [Fact]
    public async Task A_suggestion_waits_again_only_when_nothing_made_from_it_is_left()
    {
        await ClearAsync();
        var suggestion = await book.SuggestAsync();
        var ids = Assert.IsType<RecordOutcome.Recorded>(
            await book.RecordAsync("Estonia keeps production as an option", PositionState.Accepted, ["EST", "LVA"], Topic.Production, Stance.Considers, suggestion)).PositionIds;
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(ids[0], PositionAct.Undo));
        Assert.Equal((SuggestionFate.Corrected, 0), (await FateAsync(suggestion), (await CountAsync()).Left));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(ids[1], PositionAct.Undo));
        Assert.Equal((SuggestionFate.Open, 1), (await FateAsync(suggestion), (await CountAsync()).Left));
    }

    [Fact]
    public async Task A_suggestion_is_rejected_with_a_reason_and_reopened()
    {
        await ClearAsync();
        var suggestion = await book.SuggestAsync();
        Assert.IsType<SuggestionOutcome.Refused>(await DecideAsync(suggestion, SuggestionFate.Open, SuggestionFate.Rejected, null));
        Assert.IsType<SuggestionOutcome.Decided>(await DecideAsync(suggestion, SuggestionFate.Open, SuggestionFate.Rejected, "Speaks of sea mines"));
        Assert.IsType<SuggestionOutcome.Outdated>(await DecideAsync(suggestion, SuggestionFate.Open, SuggestionFate.Unclear, null));
        Assert.Equal(0, (await CountAsync()).Left);
        Assert.IsType<SuggestionOutcome.Decided>(await DecideAsync(suggestion, SuggestionFate.Rejected, SuggestionFate.Open, null));
        Assert.Equal(1, (await CountAsync()).Left);
    }

    private Task<long?> NextAsync(Guid editor) => book.Database.WithAsync<ReviewQueue, long?>(queue => queue.TakeNextAsync(editor, null, Cancelled));

    private Task<ReviewQueue.QueueState> CountAsync() => book.Database.WithAsync<ReviewQueue, ReviewQueue.QueueState>(queue => queue.CountAsync(Cancelled));

    private Task<SuggestionOutcome> DecideAsync(long id, SuggestionFate seen, SuggestionFate fate, string? reason) =>
        book.Database.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts => verdicts.DecideAsync(id, seen, fate, reason, PositionBook.Second, Cancelled));

    private Task<SuggestionFate> FateAsync(long id) => book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == id).Select(s => s.Fate).SingleAsync(Cancelled));

    /// <summary>Leaves nothing that waits, nor a suggestion that a recording could decide on besides.</summary>
    private Task<int> ClearAsync() => book.Database.WithDbAsync(async db =>
        await db.ReviewItems.ExecuteDeleteAsync(Cancelled)
        + await db.Suggestions.Where(s => s.Fate == SuggestionFate.Open).ExecuteUpdateAsync(set => set.SetProperty(s => s.Fate, SuggestionFate.Rejected).SetProperty(s => s.DecidedAt, DateTimeOffset.UnixEpoch), Cancelled));
}
