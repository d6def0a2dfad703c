using NewsTracker.Core.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>What differs between two versions of a position, field by field.</summary>
public static class ClaimDifferences
{
    public static IReadOnlyList<Difference> Between(PositionClaim before, PositionClaim after) =>
    [
        .. from field in Fields(before).Zip(Fields(after))
           where field.First.Value != field.Second.Value
           select new Difference(field.First.Name, field.First.Value ?? "–", field.Second.Value ?? "–"),
    ];

    private static IEnumerable<(string Name, string? Value)> Fields(PositionClaim claim) =>
    [
        ("Topic", claim.Topic.ToWords()),
        ("Stance", claim.Stance.ToWords()),
        ("Said on", PositionWords.Day(claim.SaidOn)),
        ("Formal step", claim.FormalStepOn is { } step ? PositionWords.Day(step) : null),
        ("Speaker", claim.Speaker),
        ("Office", claim.Office),
        ("Confidence", claim.Confidence.ToString()),
        ("Reported by another", claim.ReportedByAnother ? "Yes" : "No"),
        ("Note", claim.Note),
    ];

    public sealed record Difference(string Field, string Before, string After);
}
