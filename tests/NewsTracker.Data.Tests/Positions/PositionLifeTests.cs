using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Tests.Positions;

public sealed class PositionLifeTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_countries_are_recorded_from_one_passage()
    {
        var recorded = Assert.IsType<RecordOutcome.Recorded>(await book.RecordAsync("as have Poland, Latvia and Estonia", PositionState.Accepted, ["POL", "LVA", "EST"], Topic.Withdrawal, Stance.Intends));
        var rows = await book.Database.WithDbAsync(db => db.Positions.Include(p => p.Annotation).Where(p => recorded.PositionIds.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(Cancelled));
        Assert.Equal(["POL", "LVA", "EST"], rows.Select(p => p.CountryCode.Value));
        Assert.All(rows, row => Assert.Equal("as have Poland, Latvia and Estonia", row.Annotation!.Passage!.Quote.Exact));
        Assert.All(rows, row => Assert.Equal(3, row.Rung));
        Assert.Single(rows.Select(row => row.AnnotationId).Distinct());
        Assert.Equal(PositionState.Accepted, recorded.State);
        var ids = recorded.PositionIds.Select(id => $"{id}").ToList();
        Assert.Equal(3, await book.Database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "positions.record" && ids.Contains(e.SubjectId), Cancelled)));
    }

    [Fact]
    public async Task A_faulty_claim_keeps_nothing()
    {
        var refused = Assert.IsType<RecordOutcome.Refused>(await book.RecordAsync("Estonia keeps production", PositionState.Accepted, ["EST", "XXX"], Topic.Withdrawal, Stance.Formalises));
        Assert.Equal(2, refused.Problems.Count);
        Assert.False(await book.Database.WithDbAsync(db => db.Positions.AnyAsync(p => p.Stance == Stance.Formalises, Cancelled)));
    }

    [Fact]
    public async Task A_correction_supersedes_and_its_undoing_brings_back_what_was()
    {
        var id = await book.RecordOneAsync(PositionState.Accepted);
        var corrected = Assert.IsType<RecordOutcome.Recorded>(await book.CorrectAsync(id, await book.LastActAsync(id), stance: Stance.Considers));
        Assert.Equal((PositionState.Superseded, PositionState.Accepted), (await book.StateAsync(id), await book.StateAsync(corrected.PositionIds[0])));

        Assert.IsType<ActOutcome.Done>(await book.ActAsync(corrected.PositionIds[0], PositionAct.Undo));
        Assert.Equal((PositionState.Accepted, PositionState.Retracted), (await book.StateAsync(id), await book.StateAsync(corrected.PositionIds[0])));
        Assert.IsType<ActOutcome.Refused>(await book.ActAsync(corrected.PositionIds[0], PositionAct.Undo));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_what_the_first_did()
    {
        var id = await book.RecordOneAsync(PositionState.Submitted);
        var seen = await book.LastActAsync(id);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Reject, seen, "Not said by the state", PositionBook.Second));
        var late = Assert.IsType<ActOutcome.Outdated>(await book.ActAsync(id, PositionAct.Accept, seen, null, PositionBook.Third));
        Assert.Equal((PositionState.Rejected, PositionBook.Second.Name, "Not said by the state"), (late.Meanwhile.State, late.Meanwhile.AuthorName, late.Meanwhile.Reason));
        Assert.Equal(PositionState.Rejected, await book.StateAsync(id));
    }

    [Fact]
    public async Task Two_corrections_at_once_leave_one_and_the_other_is_shown_it()
    {
        var id = await book.RecordOneAsync(PositionState.Accepted);
        var seen = await book.LastActAsync(id);
        var first = Assert.IsType<RecordOutcome.Recorded>(await book.CorrectAsync(id, seen, stance: Stance.Considers));
        var second = Assert.IsType<RecordOutcome.Outdated>(await book.CorrectAsync(id, seen, stance: Stance.RulesOut));
        Assert.Equal(first.PositionIds[0], second.Meanwhile.ReplacedById);
    }

    [Fact]
    public async Task Rejecting_and_retracting_need_a_reason()
    {
        var id = await book.RecordOneAsync(PositionState.Submitted);
        Assert.Contains("Say why", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Reject, reason: " ")).Sentence, StringComparison.Ordinal);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Accept));
        Assert.Contains("Say why", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Retract)).Sentence, StringComparison.Ordinal);
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Retract, reason: "The paper withdrew the report"));
    }

    [Fact]
    public async Task A_correction_for_too_long_a_reason_is_refused()
    {
        var id = await book.RecordOneAsync(PositionState.Accepted);
        var refused = Assert.IsType<RecordOutcome.Refused>(await book.CorrectAsync(id, await book.LastActAsync(id), Stance.Considers, new string('a', PositionReview.MaxReasonLength + 1)));
        Assert.Equal("The reason takes 1000 characters.", Assert.Single(refused.Problems).Sentence);
    }

    [Fact]
    public async Task A_position_comes_back_only_with_the_mark_that_it_rests_on()
    {
        var id = Assert.IsType<RecordOutcome.Recorded>(await book.RecordAsync("Both have approved their exit", PositionState.Accepted, ["LTU"], Topic.Withdrawal, Stance.Intends)).PositionIds[0];
        var mark = await book.Database.WithDbAsync(db => db.Positions.Where(p => p.Id == id).Select(p => p.AnnotationId).SingleAsync(Cancelled));
        Task<AmendOutcome> MarkAsync(AnnotationAct act) => book.Database.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.ActAsync(mark, act, null, PositionBook.First, Cancelled));

        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Retract, reason: "Not said"));
        Assert.IsType<AmendOutcome.Amended>(await MarkAsync(AnnotationAct.Retracted));
        Assert.Equal("The passage that it rests on was retracted. Restore the mark first.", Assert.IsType<ActOutcome.Refused>(await book.ActAsync(id, PositionAct.Undo)).Sentence);
        Assert.Equal(PositionState.Retracted, await book.StateAsync(id));

        Assert.IsType<AmendOutcome.Amended>(await MarkAsync(AnnotationAct.Restored));
        Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo));
        Assert.Equal(PositionState.Accepted, await book.StateAsync(id));
    }

    /// <summary>Whatever an editor does, undoing it gives the states as they were, and history told again gives every state that was known at its time.</summary>
    [Fact]
    public async Task Undo_gives_back_what_was_and_known_at_replays_it() => await Gen.Enum<PositionAct>().Array[1, 8].SampleAsync(
        async acts =>
        {
            var id = await book.RecordOneAsync(PositionState.Draft);
            var known = new List<(DateTimeOffset At, PositionState State)> { (PositionBook.MicrosecondNow(), PositionState.Draft) };
            foreach (var act in acts)
            {
                var before = await book.StateAsync(id);
                if (await book.ActAsync(id, act, reason: "because") is ActOutcome.Done done)
                {
                    Assert.Equal(done.State, await book.StateAsync(id));
                }
                else
                {
                    Assert.Equal(before, await book.StateAsync(id));
                    continue;
                }

                // Undo and do again; but where the very making was undone nothing is left to come back to.
                if (await book.ActAsync(id, PositionAct.Undo) is ActOutcome.Done)
                {
                    Assert.Equal(before, await book.StateAsync(id));
                    Assert.IsType<ActOutcome.Done>(await book.ActAsync(id, PositionAct.Undo));
                    Assert.Equal(done.State, await book.StateAsync(id));
                }
                else
                {
                    Assert.Equal((PositionAct.Undo, PositionState.Retracted), (act, done.State));
                }

                known.Add((PositionBook.MicrosecondNow(), (await book.StateAsync(id))!.Value));
            }

            var reviews = await book.Database.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == id).ToListAsync(Cancelled));
            foreach (var (at, state) in known)
            {
                Assert.Equal(state, PositionHistory.StateAt(reviews, at));
                Assert.Equal(id, await book.Database.WithDbAsync(db => db.Positions.InState(state, at).Where(p => p.Id == id).Select(p => p.Id).SingleAsync(Cancelled)));
            }
        },
        iter: 12, threads: 1);
}
