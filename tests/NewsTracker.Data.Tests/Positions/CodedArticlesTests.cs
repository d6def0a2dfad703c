using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Triage;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Positions;

/// <summary>What recording positions makes of an article in triage, and that taking them back makes it what it was.</summary>
public sealed class CodedArticlesTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Whatever was made of the article before: what is recorded on it and taken back leaves it as it was, in whichever order several recordings go.</summary>
    [Fact]
    public async Task What_is_recorded_and_undone_leaves_the_state_of_before()
    {
        var before = Gen.Int[0, 3].Select(state => (TriageState)state).Array[0, 3];
        await Gen.Select(before, Gen.Int[1, 3], Gen.Int[1, 2], Gen.Bool).SampleAsync(
            async (decisions, first, second, isFirstUndoneFirst) =>
            {
                var article = await AddAsync();
                foreach (var state in decisions)
                {
                    await DecideAsync(article, state);
                }

                var untouched = await StateAsync(article);
                var (one, other) = (await RecordAsync(article, first), await RecordAsync(article, second));
                var (undoneFirst, undoneLast) = isFirstUndoneFirst ? (one, other) : (other, one);
                foreach (var id in undoneFirst)
                {
                    Assert.Equal(TriageState.Coded, await StateAsync(article));
                    await UndoAsync(id);
                }

                Assert.Equal(TriageState.Coded, await StateAsync(article));
                foreach (var id in undoneLast)
                {
                    Assert.Equal(TriageState.Coded, await StateAsync(article));
                    await UndoAsync(id);
                }

                Assert.Equal(untouched, await StateAsync(article));
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task What_was_decided_between_two_recordings_is_there_again()
    {
        var article = await AddAsync();
        var earlier = await RecordAsync(article, 1);
        await DecideAsync(article, TriageState.Kept);
        await UndoAsync(Assert.Single(await RecordAsync(article, 1)));
        Assert.Equal(TriageState.Kept, await StateAsync(article));

        // It was kept by hand since the earlier one, so that one's undoing changes nothing here.
        await UndoAsync(Assert.Single(earlier));
        Assert.Equal(TriageState.Kept, await StateAsync(article));
    }

    [Fact]
    public async Task A_decision_that_was_taken_back_does_not_keep_it_coded()
    {
        var article = await AddAsync();
        await DecideAsync(article, TriageState.Kept);
        var id = Assert.Single(await RecordAsync(article, 1));
        var dismissed = await DecideAsync(article, TriageState.Dismissed);
        Assert.IsType<TriageOutcome.Done>(await book.Database.WithAsync<TriageDesk, TriageOutcome>(desk => desk.UndoAsync(dismissed, PositionBook.Second, Cancelled)));
        Assert.Equal(TriageState.Coded, await StateAsync(article));
        await UndoAsync(id);
        Assert.Equal(TriageState.Kept, await StateAsync(article));
    }

    [Fact]
    public async Task A_retracted_position_was_recorded_all_the_same()
    {
        var article = await AddAsync();
        var retracted = Assert.Single(await RecordAsync(article, 1));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(retracted, PositionAct.Retract, reason: "Said of sea mines"));
        await UndoAsync(Assert.Single(await RecordAsync(article, 1)));
        Assert.Equal(TriageState.Coded, await StateAsync(article));
    }

    [Fact]
    public async Task Several_taken_back_at_once_count_as_gone_together()
    {
        var article = await AddAsync();
        var seen = new List<(long, Guid)>();
        foreach (var id in await RecordAsync(article, 3))
        {
            seen.Add((id, await book.LastActAsync(id)));
        }

        Assert.IsType<ActOutcome.Done>(await book.Database.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.UndoManyAsync(seen, PositionBook.First, Cancelled)));
        Assert.Equal(TriageState.New, await StateAsync(article));
    }

    private Task<CodedArticle> AddAsync() =>
        book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, $"Estonia keeps production as an option. {Guid.NewGuid():N}", new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled));

    private async Task<IReadOnlyList<long>> RecordAsync(CodedArticle article, int countries)
    {
        string[] codes = ["EST", "LVA", "POL"];
        var (start, end) = article.Of("Estonia keeps production");
        var claims = codes.Take(countries).Select(code => new PositionClaim(CountryCode.Parse(code, null), Topic.Production, Stance.Considers, PositionBook.SaidOn, $"Speaker {Guid.NewGuid()}")).ToList();
        return Assert.IsType<RecordOutcome.Recorded>(await book.Database.WithAsync<PositionDesk, RecordOutcome>(desk =>
            desk.RecordAsync(new Evidence.Unmarked(article.Id, 1, start, end), claims, PositionState.Accepted, null, PositionBook.First, Cancelled))).PositionIds;
    }

    private async Task UndoAsync(long id) => Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo));

    private async Task<Guid> DecideAsync(CodedArticle article, TriageState state) => Assert.IsType<TriageOutcome.Done>(await book.Database.WithAsync<TriageDesk, TriageOutcome>(desk =>
        desk.DecideAsync([article.Id], new TriageChange(state, "Read"), PositionBook.Second, Cancelled))).Batch;

    private Task<TriageState> StateAsync(CodedArticle article) => book.Database.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).Select(a => a.TriageState).SingleAsync(Cancelled));
}
