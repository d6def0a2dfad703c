namespace NewsTracker.Core.Triage;

/// <summary>Derives from the acts on an article why it is in its state, whose work it is, and what of an act still stands.</summary>
public static class TriageHistory
{
    /// <summary>The act that gave the article its state, or its reason anew; null where nobody decided or all of it was taken back. What is taken back counts again once that is taken back too.</summary>
    /// <param name="acts">All acts on one article, in any order.</param>
    public static TriageAct? FindDeciding(IEnumerable<TriageAct> acts) => Find(acts, besides: null, TakesDecisionBack, Decides);

    /// <summary>What of an act stands: what was taken back does not, nor what somebody decided or gave over since, unless that was taken back in its turn.</summary>
    /// <param name="acts">All acts on the article, that one among them.</param>
    public static TriageStanding StandingOf(TriageAct act, IReadOnlyCollection<TriageAct> acts) => new(
        Decides: FindDeciding(acts) != Find(acts, act.BatchId, TakesDecisionBack, Decides),
        Gives: Find(acts, besides: null, TakesGivingBack, Gives) != Find(acts, act.BatchId, TakesGivingBack, Gives));

    /// <param name="besides">A go that is looked at as if it were taken back.</param>
    private static TriageAct? Find(IEnumerable<TriageAct> acts, Guid? besides, Func<TriageAct, bool> takesBack, Func<TriageAct, bool> counts)
    {
        var takenBack = new HashSet<Guid>();
        foreach (var act in acts.OrderByDescending(act => act.Id).Where(act => act.BatchId != besides && !takenBack.Contains(act.BatchId)))
        {
            if (act.UndoesBatchId is not { } undone)
            {
                if (counts(act))
                {
                    return act;
                }
            }
            else if (takesBack(act))
            {
                takenBack.Add(undone);
            }
        }

        return null;
    }

    private static bool Decides(TriageAct act) => act.State != act.PreviousState || (act.Reason is not null && !Gives(act));

    private static bool Gives(TriageAct act) => act.AssigneeId != act.PreviousAssigneeId;

    // Of a go that decided and gave over, one may have been left as somebody made it since. What changed neither took back a reason, or left to nobody what nobody could be given again.
    private static bool TakesDecisionBack(TriageAct undo) => undo.State != undo.PreviousState || !Gives(undo);

    private static bool TakesGivingBack(TriageAct undo) => Gives(undo) || undo.AssigneeId is null || undo.State == undo.PreviousState;
}

/// <param name="Decides">The article is in its state by the act, or was put back into it.</param>
/// <param name="Gives">The article is somebody's work, or nobody's, by it.</param>
public readonly record struct TriageStanding(bool Decides, bool Gives);
