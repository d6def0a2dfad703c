using System.Text.Json;
using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What the verdict before this page came to, carried over to it.</summary>
/// <param name="SuggestionId">The suggestion to reopen.</param>
/// <param name="PositionId">The position on whose page it can be undone.</param>
public sealed record LastVerdict(string Words, long? SuggestionId, SuggestionFate? Fate, long? PositionId)
{
    public static LastVerdict? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<LastVerdict>(text);

    public override string ToString() => JsonSerializer.Serialize(this);
}
