using System.Diagnostics;
using NewsTracker.Core;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Web.Positions;

/// <summary>Words and marks for positions on pages.</summary>
internal static class PositionWords
{
    public static string Of(PositionState state) => state.ToString();

    public static string MarkOf(PositionState state) => state switch
    {
        PositionState.Accepted => "mark-good",
        PositionState.Submitted => "mark-warning",
        PositionState.Rejected or PositionState.Retracted => "mark-bad",
        PositionState.Draft or PositionState.Superseded => "mark-idle",
        _ => throw new UnreachableException(),
    };

    public static string ProposedBy(int? engineVersion, string? modelName) => modelName is null ? $"the engine, version {engineVersion}" : $"language model {modelName}";

    public static string Of(SuggestionFate fate) => fate.ToString();

    public static string MarkOf(SuggestionFate fate) => fate switch
    {
        SuggestionFate.Accepted or SuggestionFate.Corrected => "mark-good",
        SuggestionFate.Open or SuggestionFate.Unclear => "mark-warning",
        SuggestionFate.Rejected => "mark-bad",
        _ => throw new UnreachableException(),
    };

    public static string Day(DateOnly day) => DayWords.Of(day);

    public static string Iso(DateOnly day) => DayWords.Iso(day);

    /// <summary>"Karolis Aleksa, deputy defence minister"; null where nobody is named.</summary>
    public static string? SaidBy(string? speaker, string? office) => (speaker, office) switch
    {
        (null, null) => null,
        ({ } name, { } post) => $"{name}, {post}",
        _ => speaker ?? office,
    };

    /// <summary>What somebody did meanwhile, in a sentence.</summary>
    public static string Of(Meanwhile meanwhile) =>
        $"{meanwhile.AuthorName} was faster: the position is {Of(meanwhile.State).ToLowerInvariant()} since {InstantWords.InUtc(meanwhile.At)}"
        + (meanwhile.Reason is null ? "." : $", because “{meanwhile.Reason}”.");
}
