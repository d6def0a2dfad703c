namespace NewsTracker.Core.Rechecks;

/// <summary>How long after its first sight an article is looked at again.</summary>
/// <param name="After">In ascending order.</param>
public sealed record RecheckPlan(IReadOnlyList<TimeSpan> After)
{
    /// <summary>
    /// The check to make after some were made. Checks that were missed while nothing ran are made up for by one: an article seen ten days ago is looked at once, not four times.
    /// </summary>
    /// <param name="step">How many checks are behind it.</param>
    /// <returns>The steps behind it then, and when the next is due; null where none is left.</returns>
    public (int Step, DateTimeOffset? At) Next(DateTimeOffset firstSeen, int step, DateTimeOffset now)
    {
        var next = step;
        while (next < After.Count && firstSeen + After[next] <= now)
        {
            next++;
        }

        return next < After.Count ? (next, firstSeen + After[next]) : (After.Count, null);
    }

    /// <summary>When the first check of an article is due. What is back-filled was first seen now.</summary>
    public DateTimeOffset? First(DateTimeOffset firstSeen) => After.Count == 0 ? null : firstSeen + After[0];

    /// <summary>How long an article is left alone that was looked at some times besides the plan: as long as the plan would, at the end always as long.</summary>
    public TimeSpan Gap(int looks) => After.Count == 0 ? TimeSpan.Zero : After[Math.Min(looks, After.Count - 1)];

    /// <summary>When a check that could not be made is tried again: soon at first, then with growing gaps, and never later than the check after it.</summary>
    public DateTimeOffset Retry(DateTimeOffset firstSeen, int step, int failures, DateTimeOffset now)
    {
        var retry = now + TimeSpan.FromMinutes(10 * Math.Pow(2, Math.Min(failures - 1, 8)));
        return step + 1 < After.Count && firstSeen + After[step + 1] is var following && following > now && following < retry ? following : retry;
    }
}
