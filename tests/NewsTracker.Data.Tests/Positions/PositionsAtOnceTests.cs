using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Triage;

namespace NewsTracker.Data.Tests.Positions;

/// <summary>Editors who work on the same things in the same moment: each is served or told what the other did, and nothing ends in an error.</summary>
public sealed class PositionsAtOnceTests(PositionBook book) : IClassFixture<PositionBook>
{
    private const int Rounds = 8;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_editors_record_on_one_article_while_others_triage_it()
    {
        var records = Enumerable.Range(0, 8).Select(_ => Task.Run(() => book.RecordAsync("Estonia keeps production", PositionState.Accepted, ["EST", "LVA"], Topic.Production, Stance.Considers)));
        var triage = Enumerable.Range(0, 8).Select(i => Task.Run(() => book.Database.WithAsync<TriageDesk, TriageOutcome>(desk =>
            desk.DecideAsync([book.Article.Id], new TriageChange(i % 2 == 0 ? TriageState.Dismissed : TriageState.Kept, "Read"), PositionBook.Second, Cancelled))));
        var (recorded, decided) = (Task.WhenAll(records), Task.WhenAll(triage));
        Assert.All(await recorded, outcome => Assert.IsType<RecordOutcome.Recorded>(outcome));
        Assert.All(await decided, outcome => Assert.IsType<TriageOutcome.Done>(outcome));
    }

    [Fact]
    public async Task The_same_recorded_on_the_same_unmarked_words_at_once_is_recorded_once()
    {
        var claim = new PositionClaim(CountryCode.Parse("LVA", null), Topic.Transfer, Stance.RulesOut, PositionBook.SaidOn, "The president");
        var outcomes = new List<RecordOutcome>();
        async Task RecordAsync() => outcomes.Add(await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk =>
            desk.RecordAsync(book.Words("Both have approved their exit"), [claim], PositionState.Accepted, null, PositionBook.First, Cancelled)));
        await book.Database.WhileHeldAsync(book.Article.Id, RecordAsync, RecordAsync);
        Assert.Single(outcomes.OfType<RecordOutcome.Recorded>());
        Assert.Contains("already", Assert.Single(Assert.Single(outcomes.OfType<RecordOutcome.Refused>()).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_act_undone_from_both_of_its_positions_is_undone_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await book.RecordOneAsync(PositionState.Accepted);
            var correction = Assert.IsType<RecordOutcome.Recorded>(await book.CorrectAsync(id, await book.LastActAsync(id), Stance.Considers)).PositionIds[0];
            var seen = await book.LastActAsync(id);
            var outcomes = await Task.WhenAll(new[] { id, correction }.Select(each => Task.Run(() => book.ActAsync(each, PositionAct.Undo, seen))));
            Assert.Single(outcomes.OfType<ActOutcome.Done>());
            Assert.Single(outcomes.OfType<ActOutcome.Outdated>());
            Assert.Equal((PositionState.Accepted, PositionState.Retracted), (await book.StateAsync(id), await book.StateAsync(correction)));
        }
    }

    [Fact]
    public async Task Several_positions_are_taken_back_while_one_of_them_is_retracted()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var ids = new List<long> { await book.RecordOneAsync(PositionState.Accepted), await book.RecordOneAsync(PositionState.Accepted) };
            var seen = new List<(long, Guid)> { (ids[0], await book.LastActAsync(ids[0])), (ids[1], await book.LastActAsync(ids[1])) };
            var outcomes = await Task.WhenAll(
                Task.Run(() => book.Database.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.UndoManyAsync(seen, PositionBook.First, Cancelled))),
                Task.Run(() => book.ActAsync(ids[1], PositionAct.Retract, seen[1].Item2, "Said of sea mines", PositionBook.Second)));
            Assert.Single(outcomes.OfType<ActOutcome.Done>());
            Assert.Single(outcomes.OfType<ActOutcome.Outdated>());
        }
    }

    [Fact]
    public async Task A_suggestion_of_which_both_positions_are_undone_waits_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var suggestion = await book.SuggestAsync();
            var ids = Assert.IsType<RecordOutcome.Recorded>(
                await book.RecordAsync("Estonia keeps production as an option", PositionState.Accepted, ["EST", "LVA"], Topic.Production, Stance.Considers, suggestion)).PositionIds;
            var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => book.ActAsync(id, PositionAct.Undo))));
            Assert.All(outcomes, outcome => Assert.IsType<ActOutcome.Done>(outcome));
            Assert.Equal(1, await book.Database.WithDbAsync(db => db.ReviewItems.CountAsync(i => i.SuggestionId == suggestion, Cancelled)));
        }
    }
}
