namespace NewsTracker.Core.Treaties;

/// <summary>From this day on a state stands so; a State Party that gave notice of withdrawal is leaving.</summary>
public sealed record TreatyStep(DateOnly From, TreatyStatus Status, bool IsLeaving);

public static class TreatySteps
{
    /// <summary>The days on which a state's standing changed, earliest first. Days that are still to come are among them.</summary>
    /// <param name="acts">The acts of one state, in any order.</param>
    public static IReadOnlyList<TreatyStep> Of(IReadOnlyCollection<TreatyAct> acts)
    {
        var steps = new List<TreatyStep>();
        foreach (var day in acts.Select(act => act.On).Distinct().Order())
        {
            var standing = TreatyStatuses.StandingOn(acts, day);
            var step = new TreatyStep(day, standing.Status, standing is { Status: TreatyStatus.StateParty, WithdrawalNotifiedOn: not null });
            if (steps.Count == 0 || (steps[^1].Status, steps[^1].IsLeaving) != (step.Status, step.IsLeaving))
            {
                steps.Add(step);
            }
        }

        return steps;
    }
}
