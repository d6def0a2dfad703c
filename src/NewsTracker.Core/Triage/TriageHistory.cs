namespace NewsTracker.Core.Triage;

/// <summary>Derives from the acts on an article why it is in its state.</summary>
public static class TriageHistory
{
    /// <summary>The act that gave the article its state; null where nobody decided or all of it was taken back. What is taken back counts again once that is taken back too.</summary>
    /// <param name="acts">All acts on one article, in any order.</param>
    public static TriageAct? FindDeciding(IEnumerable<TriageAct> acts)
    {
        var takenBack = new HashSet<Guid>();
        foreach (var act in acts.OrderByDescending(act => act.Id).Where(act => !takenBack.Contains(act.BatchId)))
        {
            if (act.UndoesBatchId is { } undone)
            {
                takenBack.Add(undone);
            }
            else if (act.State != act.PreviousState)
            {
                return act;
            }
        }

        return null;
    }
}
