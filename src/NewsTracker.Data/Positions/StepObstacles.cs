using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>What is in the way of a step in a position's life, as a sentence that says what to do instead. All that the step may touch is locked already.</summary>
internal sealed class StepObstacles(NewsTrackerDbContext db, PositionPolicy policy)
{
    private readonly RecordedAlready recordedAlready = new(db);

    public async Task<string?> FindAsync(Position position, PositionAct act, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        var last = PositionSteps.Last(position)!;
        if (FindOfState(position, last.State, act, reason) is { } plain)
        {
            return plain;
        }

        if (act is PositionAct.Undo && await FindLaterStepAsync(last.ActId, cancellationToken) is { } later)
        {
            return later;
        }

        var outcomes = await FindOutcomesAsync(position, last, act, cancellationToken);
        return await FindRetractedPassageAsync(outcomes, cancellationToken) ?? await FindOfFourEyesAsync(outcomes, last, act, actor, cancellationToken) ?? await FindAnotherStandingAsync(outcomes, act, cancellationToken)
            ?? (act is PositionAct.Undo ? await FindSameAsync(outcomes, cancellationToken) : null);
    }

    private static string? FindOfState(Position position, PositionState state, PositionAct act, string? reason) => act switch
    {
        PositionAct.Submit when state is not PositionState.Draft => "Only a draft can be submitted.",
        PositionAct.Accept or PositionAct.Reject when state is not PositionState.Submitted => "Only a submitted position can be accepted or rejected.",
        PositionAct.Retract when !state.IsLive() => "It counts no longer, so there is nothing to retract.",
        _ when PositionReview.FindFault(reason, isNeeded: act is PositionAct.Reject or PositionAct.Retract) is { } fault => fault,
        PositionAct.Undo when PositionHistory.UndoableAct(position.Reviews) is null => "There is nothing left to undo.",
        _ => null,
    };

    /// <summary>An act on several positions is undone on all or none, so none may have moved on since.</summary>
    private async Task<string?> FindLaterStepAsync(Guid actId, CancellationToken cancellationToken)
    {
        var moved = await db.PositionReviews
            .Where(r => r.ActId == actId && db.PositionReviews.Any(later => later.PositionId == r.PositionId && later.ActId != actId && (later.At > r.At || (later.At == r.At && later.Id > r.Id))))
            .Select(r => (long?)r.PositionId)
            .FirstOrDefaultAsync(cancellationToken);
        return moved is null ? null : $"The same act touched position {moved}, which has moved on since. Undo what came after it there first.";
    }

    /// <summary>What the step would come to.</summary>
    private async Task<List<Outcome>> FindOutcomesAsync(Position position, PositionReview last, PositionAct act, CancellationToken cancellationToken) => act switch
    {
        PositionAct.Undo => [.. (await db.Positions.AsNoTracking().Include(p => p.Reviews).Where(p => p.Reviews.Any(r => r.ActId == last.ActId)).ToListAsync(cancellationToken))
            .Select(touched => new Outcome(touched, PositionHistory.StateBefore(touched.Reviews, last.ActId)))],
        PositionAct.Submit => [new Outcome(position, PositionState.Submitted)],
        PositionAct.Accept => [new Outcome(position, PositionState.Accepted)],
        _ => [],
    };

    /// <summary>No position without evidence: the mark of what counts no longer may be retracted, and then it cannot count again. Nor can the mark go meanwhile: whoever retracts it waits for the article's row.</summary>
    private async Task<string?> FindRetractedPassageAsync(List<Outcome> outcomes, CancellationToken cancellationToken)
    {
        var restsOn = outcomes.Where(outcome => outcome.State.IsLive()).Select(outcome => outcome.Position.AnnotationId).ToList();
        return await db.Annotations.AnyAsync(a => restsOn.Contains(a.Id) && a.RetractedAt != null, cancellationToken) ? "The passage that it rests on was retracted. Restore the mark first." : null;
    }

    /// <summary>
    /// With four eyes nobody makes stand alone what they recorded: neither by accepting it nor by taking back the step of a colleague, after whose word it stood no longer. Their own step they may take back: it leaves
    /// what the colleague accepted before.
    /// </summary>
    private async Task<string?> FindOfFourEyesAsync(List<Outcome> outcomes, PositionReview last, PositionAct act, AuditActor actor, CancellationToken cancellationToken)
    {
        var isOwnStep = act is PositionAct.Undo && last.AuthorId == actor.Id;
        if (isOwnStep || outcomes.Find(outcome => outcome.State is PositionState.Accepted && outcome.Position.AuthorId == actor.Id) is not { } own || !await policy.NeedsFourEyesAsync(cancellationToken))
        {
            return null;
        }

        return act is PositionAct.Accept
            ? "Nobody accepts what they recorded themselves here. Ask a colleague, or an admin to turn “four eyes” off in the settings."
            : $"The last step was {last.AuthorName}'s, and without it position {own.Position.Id} would be accepted again, which you recorded yourself. Ask a colleague to undo it.";
    }

    /// <summary>Of positions that correct one another or the same, one stands at most.</summary>
    private async Task<string?> FindAnotherStandingAsync(List<Outcome> outcomes, PositionAct act, CancellationToken cancellationToken)
    {
        foreach (var position in outcomes.Where(outcome => outcome.State is PositionState.Accepted).Select(outcome => outcome.Position))
        {
            // What an accepted one corrects is superseded with it.
            var moved = act is PositionAct.Accept ? await db.FindLinesAsync([position.Id], cancellationToken) : [.. outcomes.Select(outcome => outcome.Position.Id)];
            var others = (await db.FindKinAsync(position.Id, cancellationToken)).Except(moved).ToList();
            if (await db.Positions.Where(p => others.Contains(p.Id)).InState(PositionState.Accepted).Select(p => (long?)p.Id).MaxAsync(cancellationToken) is { } other)
            {
                return $"Position {other} stands in its place meanwhile. {(act is PositionAct.Accept ? "Correct that one instead, or reject this one." : "Correct that one instead, or retract it first.")}";
            }
        }

        return null;
    }

    /// <summary>While a position counted no longer, the same could be recorded again on its words: both would stand then.</summary>
    private async Task<string?> FindSameAsync(List<Outcome> outcomes, CancellationToken cancellationToken)
    {
        foreach (var position in outcomes.Where(outcome => outcome.State.IsLive() && !PositionSteps.Last(outcome.Position)!.State.IsLive()).Select(outcome => outcome.Position))
        {
            if (await recordedAlready.FindSameAsync(position.AnnotationId, position.Claim, await db.FindKinAsync(position.Id, cancellationToken), cancellationToken) is { } same)
            {
                return $"Position {same} says the same on these words meanwhile. Retract that one first, or leave this one as it is.";
            }
        }

        return null;
    }

    private sealed record Outcome(Position Position, PositionState State);
}
