using NewsTracker.Core.Triage;

namespace NewsTracker.Core.Tests.Triage;

public sealed class TriageHistoryTests
{
    private static readonly Guid Olga = Guid.NewGuid();

    [Fact]
    public void The_newest_decision_that_was_not_taken_back_decides()
    {
        var kept = Act(1, TriageState.New, TriageState.Kept);
        var dismissed = Act(2, TriageState.Kept, TriageState.Dismissed, "Not legible");
        var undone = Act(3, TriageState.Dismissed, TriageState.Kept, undoes: dismissed);
        var redone = Act(4, TriageState.Kept, TriageState.Dismissed, undoes: undone);
        Assert.Equal([kept, dismissed, kept, dismissed], [Deciding(kept), Deciding(kept, dismissed), Deciding(kept, dismissed, undone), Deciding(kept, dismissed, undone, redone)]);
        Assert.Null(TriageHistory.FindDeciding([]));
    }

    [Fact]
    public void A_decision_stands_where_what_came_after_it_was_taken_back()
    {
        var kept = Act(1, TriageState.New, TriageState.Kept);
        var dismissed = Act(2, TriageState.Kept, TriageState.Dismissed, "Not legible");
        var undone = Act(3, TriageState.Dismissed, TriageState.Kept, undoes: dismissed);
        Assert.False(Stands(kept, kept, dismissed));
        Assert.True(Stands(kept, kept, dismissed, undone));
        Assert.False(Stands(dismissed, kept, dismissed, undone));
        Assert.True(Stands(undone, kept, dismissed, undone));
    }

    [Fact]
    public void What_an_act_rests_on_cannot_be_taken_back_beneath_it()
    {
        var dismissed = Act(1, TriageState.New, TriageState.Dismissed, "Not legible");
        var kept = Act(2, TriageState.Dismissed, TriageState.Kept);
        var unkept = Act(3, TriageState.Kept, TriageState.Dismissed, undoes: kept);
        var undismissed = Act(4, TriageState.Dismissed, TriageState.New, undoes: dismissed);
        var keptAgain = Act(5, TriageState.New, TriageState.Kept, undoes: unkept);
        Assert.False(Stands(undismissed, dismissed, kept, unkept, undismissed, keptAgain));
        Assert.Equal(kept, Deciding(dismissed, kept, unkept, undismissed, keptAgain));
    }

    [Fact]
    public void A_new_reason_decides_and_taking_it_back_gives_the_old_one_its_say()
    {
        var dismissed = Act(1, TriageState.New, TriageState.Dismissed, "Not legible");
        var again = Act(2, TriageState.Dismissed, TriageState.Dismissed, "Not about mines");
        var undone = Act(3, TriageState.Dismissed, TriageState.Dismissed, undoes: again);
        Assert.Equal([again, dismissed], [Deciding(dismissed, again), Deciding(dismissed, again, undone)]);
        Assert.True(Stands(dismissed, dismissed, again, undone));
    }

    [Fact]
    public void Of_a_go_that_decided_and_gave_over_each_stands_by_itself()
    {
        var both = Act(1, TriageState.New, TriageState.Kept, to: Olga);
        var dismissed = Act(2, TriageState.Kept, TriageState.Dismissed, "Not legible", from: Olga, to: Olga);
        Assert.Equal(new TriageStanding(Decides: false, Gives: true), TriageHistory.StandingOf(both, [both, dismissed]));

        // Taken back so far, it still decided once what came after is taken back, too.
        var givenBack = Act(3, TriageState.Dismissed, TriageState.Dismissed, from: Olga, undoes: both);
        var undone = Act(4, TriageState.Dismissed, TriageState.Kept, undoes: dismissed);
        Assert.Equal(both, Deciding(both, dismissed, givenBack, undone));
        Assert.Equal(new TriageStanding(Decides: true, Gives: false), TriageHistory.StandingOf(both, [both, dismissed, givenBack, undone]));
    }

    private static TriageAct? Deciding(params TriageAct[] acts) => TriageHistory.FindDeciding(acts.Reverse());

    private static bool Stands(TriageAct act, params TriageAct[] acts) => TriageHistory.StandingOf(act, acts).Decides;

    private static TriageAct Act(long id, TriageState before, TriageState after, string? reason = null, Guid? from = null, Guid? to = null, TriageAct? undoes = null) => new()
    {
        Id = id,
        ArticleId = 1,
        BatchId = Guid.NewGuid(),
        PreviousState = before,
        State = after,
        PreviousAssigneeId = from,
        AssigneeId = to,
        Reason = reason,
        UndoesBatchId = undoes?.BatchId,
        ActorName = "Vera",
        At = DateTimeOffset.UnixEpoch,
    };
}
