using System.Text.Json;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What the verdict before this page came to, carried over to it.</summary>
/// <param name="SuggestionId">The suggestion to reopen.</param>
/// <param name="PositionId">The position on whose page it can be undone.</param>
public sealed record LastVerdict(string Words, long? SuggestionId, SuggestionFate? Fate, long? PositionId)
{
    public static LastVerdict? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<LastVerdict>(text);

    /// <summary>Of what was recorded in the place of what was to be reviewed.</summary>
    /// <param name="did">What was done: "Recorded" from a suggestion, as it was or otherwise, "Corrected" for a position.</param>
    public static LastVerdict OfRecording(string did, string country, PositionClaim claim, RecordOutcome.Recorded recorded) =>
        new(
            $"{did}{(recorded.State is PositionState.Accepted ? "" : $", {PositionWords.Of(recorded.State).ToLowerInvariant()}")}: {country} · {claim.Topic.ToWords()} · {claim.Stance.ToWords()}{(recorded.PositionIds.Count == 1 ? "" : $" and {recorded.PositionIds.Count - 1} more")}.",
            null,
            null,
            recorded.PositionIds[0]);

    public override string ToString() => JsonSerializer.Serialize(this);
}
