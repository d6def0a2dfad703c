using System.Globalization;

namespace NewsTracker.Core.Positions;

/// <summary>Says in a sentence why a displayed stance is this one.</summary>
public static class StanceExplanation
{
    public static string Explain(this CurrentStance stance, DateOnly asOf, DateOnly? knownAt) =>
        $"{stance.Position.Stance.ToWords()}, because it is the latest accepted position on {stance.Position.Topic.ToWords().ToLowerInvariant()} "
        + $"said on or before {DayWords.Of(asOf)}: it was said on {DayWords.Of(stance.Position.SaidOn)}"
        + (knownAt is { } known ? $" and known by {DayWords.Of(known)}" : "")
        + SameDay(stance) + ".";

    private static string SameDay(CurrentStance stance) => Lower([.. stance.Conflicts]) + Agreeing(stance.Position, [.. stance.SameDay.Except(stance.Conflicts)]);

    private static string Lower(IReadOnlyList<StancePosition> conflicts) => conflicts.Count == 0
        ? ""
        : $"; {Others(conflicts.Count)} of the same day {(conflicts.Count == 1 ? "says" : "say")} {string.Join(" and ", conflicts.Select(other => other.Stance.ToWords()).Distinct())}, which stands lower on the ladder";

    /// <param name="agreeing">Those of the day with the same stance, in the order of the rule: what put the chosen one before them is what tells it from the first.</param>
    private static string Agreeing(StancePosition chosen, IReadOnlyList<StancePosition> agreeing) => agreeing switch
    {
        [] => "",
        [var next, ..] when next.Reliability < chosen.Reliability => $"; {Agree(agreeing.Count)}, and {Source(chosen)} is more reliable than {Source(next)}",
        _ => $"; {Agree(agreeing.Count)}, and this one was recorded last",
    };

    private static string Agree(int count) => $"{Others(count)} of the same day {(count == 1 ? "agrees" : "agree")}";

    private static string Others(int count) => count == 1 ? "another" : count.ToString(CultureInfo.InvariantCulture) + " others";

    private static string Source(StancePosition position) =>
        position.Reliability == 0 ? "an article without a source" : $"{position.SourceName} (reliability {position.Reliability})";
}
