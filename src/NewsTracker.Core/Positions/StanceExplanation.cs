using System.Globalization;

namespace NewsTracker.Core.Positions;

/// <summary>Says in a sentence why a displayed stance is this one.</summary>
public static class StanceExplanation
{
    public static string Explain(this CurrentStance stance, DateOnly asOf, DateOnly? knownAt) =>
        $"{stance.Position.Stance.ToWords()}, because it is the latest accepted position on {stance.Position.Topic.ToWords().ToLowerInvariant()} "
        + $"said on or before {Day(asOf)}: it was said on {Day(stance.Position.SaidOn)}"
        + (knownAt is { } known ? $" and known by {Day(known)}" : "")
        + SameDay(stance) + ".";

    private static string SameDay(CurrentStance stance)
    {
        var chosen = stance.Position;
        var lower = stance.Conflicts.Select(other => other.Stance).Distinct().ToList();
        if (lower.Count > 0)
        {
            return $"; {Others(stance.Conflicts.Count())} of the same day {(stance.Conflicts.Count() == 1 ? "says" : "say")} {string.Join(" and ", lower.Select(other => other.ToWords()))}, which stands lower on the ladder";
        }

        return stance.SameDay switch
        {
            [] => "",
            [var next, ..] when next.Reliability < chosen.Reliability =>
                $"; {Others(stance.SameDay.Count)} of the same day {(stance.SameDay.Count == 1 ? "agrees" : "agree")}, and {Source(chosen)} is more reliable than {Source(next)}",
            _ => $"; {Others(stance.SameDay.Count)} of the same day {(stance.SameDay.Count == 1 ? "agrees" : "agree")}, and this one was recorded last",
        };
    }

    private static string Others(int count) => count == 1 ? "another" : count.ToString(CultureInfo.InvariantCulture) + " others";

    private static string Source(StancePosition position) =>
        position.Reliability == 0 ? "an article without a source" : $"{position.SourceName} (reliability {position.Reliability})";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
