using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Data.Tests.SavedSearches;
using NewsTracker.Data.Triage;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Triage;

public sealed class TriageDeskTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Vera = new(Guid.Parse("01997000-0000-7000-8000-000000000031"), "Vera", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_on_many_is_one_go_and_one_audit_event()
    {
        var articles = await AddAsync(3);
        var done = await DecideAsync(articles, new TriageChange(TriageState.Dismissed, "Not about the Convention"));
        Assert.Equal(3, done.Changed);
        Assert.All(await StatesAsync(articles), state => Assert.Equal(TriageState.Dismissed, state));
        Assert.Equal(1, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.SubjectId == done.Batch.ToString(), Cancelled)));
        Assert.Equal(["Not about the Convention"], await database.WithDbAsync(db => db.TriageActs.Where(a => a.BatchId == done.Batch).Select(a => a.Reason).Distinct().ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task What_is_so_already_is_no_act()
    {
        var articles = await AddAsync(2);
        await DecideAsync([articles[0]], new TriageChange(TriageState.Kept));
        Assert.Equal(1, (await DecideAsync(articles, new TriageChange(TriageState.Kept))).Changed);
    }

    [Theory]
    [InlineData(TriageState.New)]
    [InlineData(TriageState.Kept)]
    [InlineData(TriageState.Dismissed)]
    public async Task Of_several_articles_those_that_are_coded_are_left(TriageState to)
    {
        var articles = await AddAsync(2);
        await DecideAsync([articles[0]], new TriageChange(to is TriageState.New ? TriageState.Kept : TriageState.New));
        await DecideAsync([articles[1]], new TriageChange(TriageState.Coded));
        var done = await DecideAsync(articles, new TriageChange(to, "Not legible"));
        Assert.Equal((1, 1), (done.Changed, done.Coded));
        Assert.Equal([to, TriageState.Coded], await StatesAsync(articles));

        // One by itself is meant.
        Assert.Equal((1, 0), await DecideAsync([articles[1]], new TriageChange(to, "Not legible")) is { } one ? (one.Changed, one.Coded) : default);
    }

    [Fact]
    public async Task A_dismissal_without_a_reason_is_refused_and_changes_nothing()
    {
        var articles = await AddAsync(1);
        var outcome = await database.WithAsync<TriageDesk, TriageOutcome>(desk => desk.DecideAsync(articles, new TriageChange(TriageState.Dismissed, " "), Vera, Cancelled));
        Assert.Equal("Say why, so that others can follow it.", Assert.IsType<TriageOutcome.Refused>(outcome).Why);
        Assert.Equal([TriageState.New], await StatesAsync(articles));
    }

    [Fact]
    public async Task Nobody_but_an_editor_is_given_articles()
    {
        var articles = await AddAsync(1);
        var outcome = await database.WithAsync<TriageDesk, TriageOutcome>(desk => desk.DecideAsync(articles, new TriageChange(null, null, new TriageAssignment(Guid.NewGuid())), Vera, Cancelled));
        Assert.Contains("no editor", Assert.IsType<TriageOutcome.Refused>(outcome).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_undo_leaves_alone_what_was_decided_on_since()
    {
        var articles = await AddAsync(3);
        var dismissed = await DecideAsync(articles, new TriageChange(TriageState.Dismissed, "Not legible"));
        await DecideAsync([articles[1]], new TriageChange(TriageState.Kept));
        var undone = await UndoAsync(dismissed.Batch);
        Assert.Equal((2, 1), (undone.Changed, undone.Kept));
        Assert.Equal([TriageState.New, TriageState.Kept, TriageState.New], await StatesAsync(articles));
    }

    [Fact]
    public async Task What_was_decided_since_and_taken_back_keeps_nothing_from_being_undone()
    {
        var articles = await AddAsync(2);
        var kept = await DecideAsync(articles, new TriageChange(TriageState.Kept));
        var dismissed = await DecideAsync(articles[..1], new TriageChange(TriageState.Dismissed, "Not legible"));
        Assert.True(await StandsAsync(kept));
        await UndoAsync(dismissed.Batch);
        Assert.False(await StandsAsync(dismissed));
        var undone = await UndoAsync(kept.Batch);
        Assert.Equal((2, 0), (undone.Changed, undone.Kept));
        Assert.Equal([TriageState.New, TriageState.New], await StatesAsync(articles));
        Assert.False(await StandsAsync(kept));
    }

    [Fact]
    public async Task To_dismiss_again_for_another_reason_keeps_it_once_and_can_be_undone()
    {
        var article = await AddOneAsync();
        await DecideAsync([article], new TriageChange(TriageState.Dismissed, "Not legible"));
        var again = await DecideAsync([article], new TriageChange(TriageState.Dismissed, "Not about the Convention"));
        Assert.Equal((1, 0), (again.Changed, (await DecideAsync([article], new TriageChange(TriageState.Dismissed, "Not about the Convention"))).Changed));
        Assert.Equal("Not about the Convention", await ReasonAsync(article));
        Assert.Equal(1, (await UndoAsync(again.Batch)).Changed);
        Assert.Equal("Not legible", await ReasonAsync(article));
        Assert.Equal([TriageState.Dismissed], await StatesAsync([article]));
        Assert.False(await StandsAsync(again));
    }

    [Fact]
    public async Task To_undo_leaves_alone_what_was_decided_on_while_it_waited()
    {
        var article = (await AddAsync(1))[0];
        var dismissed = await DecideAsync([article], new TriageChange(TriageState.Dismissed, "Not legible"));
        TriageOutcome.Done? undone = null;
        await database.WhileHeldAsync(article, () => DecideAsync([article], new TriageChange(TriageState.Kept)), async () => undone = await UndoAsync(dismissed.Batch));
        Assert.Equal((0, 1), (undone!.Changed, undone.Kept));
        Assert.Equal([TriageState.Kept], await StatesAsync([article]));
    }

    [Fact]
    public async Task To_undo_a_decision_takes_it_back_though_the_article_was_given_over_since_and_the_reverse()
    {
        var (nora, olga) = (await AddEditorAsync(), await AddEditorAsync());
        var articles = await AddAsync(2);
        var dismissed = await DecideAsync([articles[0]], new TriageChange(TriageState.Dismissed, "Spring cleaning"));
        await GiveAsync([articles[0]], nora);
        var given = await DecideAsync([articles[1]], new TriageChange(null, null, new TriageAssignment(olga)));
        await DecideAsync([articles[1]], new TriageChange(TriageState.Kept));

        Assert.Equal((1, 0), await UndoAsync(dismissed.Batch) is var first ? (first.Changed, first.Kept) : default);
        Assert.Equal((1, 0), await UndoAsync(given.Batch) is var second ? (second.Changed, second.Kept) : default);
        Assert.Equal([TriageState.New, TriageState.Kept], await StatesAsync(articles));
        Assert.Equal([nora, null], await AssigneesAsync(articles));
        Assert.Equal((0, 1), await UndoAsync(given.Batch) is var again ? (again.Changed, again.Kept) : default);
    }

    [Fact]
    public async Task What_was_taken_back_is_so_though_nobody_could_be_given_it_again()
    {
        var (olga, article) = (await AddEditorAsync(), await AddOneAsync());
        await GiveAsync([article], olga);
        var taken = await DecideAsync([article], new TriageChange(null, null, new TriageAssignment(null)));
        await database.WithDbAsync(db => db.UserRoles.Where(r => r.UserId == olga).ExecuteDeleteAsync(Cancelled));
        var first = await UndoAsync(taken.Batch);
        Assert.Equal((1, 1), (first.Changed, first.LeftToNobody));
        Assert.False(await StandsAsync(taken));
        Assert.Equal(0, (await UndoAsync(taken.Batch)).Changed);
    }

    [Fact]
    public async Task Work_that_was_given_over_since_is_not_told_as_left_to_nobody()
    {
        var (olga, nora, article) = (await AddEditorAsync(), await AddEditorAsync(), await AddOneAsync());
        await GiveAsync([article], olga);
        var kept = await DecideAsync([article], new TriageChange(TriageState.Kept, null, new TriageAssignment(nora)));
        await DecideAsync([article], new TriageChange(null, null, new TriageAssignment(null)));
        var undone = await UndoAsync(kept.Batch);
        Assert.Equal((1, 0), (undone.Changed, undone.LeftToNobody));
        Assert.Equal([TriageState.New], await StatesAsync([article]));
    }

    [Fact]
    public async Task To_undo_gives_work_back_to_editors_only()
    {
        var (gone, nora) = (await AddEditorAsync(), await AddEditorAsync());
        var articles = await AddAsync(3);
        await GiveAsync(articles[..1], gone);
        await GiveAsync(articles[1..2], nora);
        var given = await DecideAsync(articles, new TriageChange(null, null, new TriageAssignment(await AddEditorAsync())));
        await database.WithDbAsync(db => db.UserRoles.Where(r => r.UserId == gone).ExecuteDeleteAsync(Cancelled));

        var undone = await UndoAsync(given.Batch);
        Assert.Equal((3, 1), (undone.Changed, undone.LeftToNobody));
        Assert.Equal([null, nora, null], await AssigneesAsync(articles));
    }

    [Fact]
    public async Task To_undo_a_decision_leaves_work_with_whoever_has_it()
    {
        var gone = await AddEditorAsync();
        var article = await AddOneAsync();
        await GiveAsync([article], gone);
        var kept = await DecideAsync([article], new TriageChange(TriageState.Kept));
        await database.WithDbAsync(db => db.UserRoles.Where(r => r.UserId == gone).ExecuteDeleteAsync(Cancelled));
        Assert.Equal(0, (await UndoAsync(kept.Batch)).LeftToNobody);
        Assert.Equal([gone], await AssigneesAsync([article]));
    }

    /// <summary>Any go, undone at once, leaves every article as it was; undone again, as the go left it.</summary>
    [Fact]
    public async Task Do_and_undo_is_as_before()
    {
        var articles = await AddAsync(4);
        var go = Gen.Select(Gen.Int[0, 3].HashSet[1, 4], Gen.Int[0, 3].Select(state => (TriageState)state));
        await go.SampleAsync(
            async decision =>
            {
                var before = await StatesAsync(articles);
                var done = await DecideAsync([.. decision.Item1.Select(i => articles[i])], new TriageChange(decision.Item2, "As it happens"));
                var after = await StatesAsync(articles);
                if (done.Changed == 0)
                {
                    Assert.Equal(before, after);
                    return;
                }

                var undone = await UndoAsync(done.Batch);
                Assert.Equal(before, await StatesAsync(articles));
                await UndoAsync(undone.Batch);
                Assert.Equal(after, await StatesAsync(articles));
            },
            iter: 20,
            threads: 1);
    }

    private Task<bool> StandsAsync(TriageOutcome.Done go) => database.WithDbAsync(db => db.AnyStandsAsync(go.Batch, Cancelled));

    private Task<string?> ReasonAsync(long article) => database.WithDbAsync(async db => TriageHistory.FindDeciding(await db.TriageActs.AsNoTracking().Where(a => a.ArticleId == article).ToListAsync(Cancelled))?.Reason);

    private async Task<Guid> AddEditorAsync() => (await database.AddReaderAsync(isAdmin: true)).Id;

    private Task<TriageOutcome.Done> GiveAsync(IReadOnlyCollection<long> articles, Guid editor) => DecideAsync(articles, new TriageChange(null, null, new TriageAssignment(editor)));

    private Task<List<Guid?>> AssigneesAsync(IReadOnlyCollection<long> articles) =>
        database.WithDbAsync(db => db.Articles.Where(a => articles.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.AssigneeId).ToListAsync(Cancelled));

    private async Task<long> AddOneAsync() => (await AddAsync(1))[0];

    private async Task<TriageOutcome.Done> DecideAsync(IReadOnlyCollection<long> articles, TriageChange change) =>
        Assert.IsType<TriageOutcome.Done>(await database.WithAsync<TriageDesk, TriageOutcome>(desk => desk.DecideAsync(articles, change, Vera, Cancelled)));

    private async Task<TriageOutcome.Done> UndoAsync(Guid batch) =>
        Assert.IsType<TriageOutcome.Done>(await database.WithAsync<TriageDesk, TriageOutcome>(desk => desk.UndoAsync(batch, Vera, Cancelled)));

    private Task<List<TriageState>> StatesAsync(IReadOnlyCollection<long> articles) =>
        database.WithDbAsync(db => db.Articles.Where(a => articles.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.TriageState).ToListAsync(Cancelled));

    private async Task<long[]> AddAsync(int count)
    {
        var added = new List<long>();
        for (var i = 0; i < count; i++)
        {
            added.Add((await database.WithDbAsync(db => CodedArticle.AddAsync(db, $"Text number {Guid.NewGuid():N}.", new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled))).Id);
        }

        return [.. added];
    }
}
