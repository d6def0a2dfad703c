using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>What came of recording positions.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <param name="State">The state that they are in now: with four eyes, what asked to be accepted is submitted.</param>
    public sealed record Recorded(IReadOnlyList<long> PositionIds, long AnnotationId, PositionState State) : RecordOutcome;

    /// <summary>Nothing was kept.</summary>
    public sealed record Refused(IReadOnlyList<PositionProblem> Problems) : RecordOutcome;

    /// <summary>Somebody was faster: the position that is corrected is no longer as the editor saw it.</summary>
    public sealed record Outdated(Meanwhile Meanwhile) : RecordOutcome;

    /// <summary>Somebody was faster: the suggestion that it comes from is decided on.</summary>
    /// <param name="By">Who decided.</param>
    public sealed record Decided(string By) : RecordOutcome;

    /// <summary>The suggestion that it comes from is proposed no more, and nobody had decided on it.</summary>
    public sealed record SuggestionGone : RecordOutcome;

    public sealed record NotFound : RecordOutcome;
}

/// <summary>What came of a step in a position's life.</summary>
public abstract record ActOutcome
{
    private ActOutcome()
    {
    }

    public sealed record Done(PositionState State) : ActOutcome;

    /// <param name="Sentence">Why not, and what to do instead.</param>
    public sealed record Refused(string Sentence) : ActOutcome;

    /// <summary>Somebody was faster: what the editor looked at is no longer so.</summary>
    public sealed record Outdated(Meanwhile Meanwhile) : ActOutcome;

    public sealed record NotFound : ActOutcome;
}

/// <summary>What came of a verdict on a suggestion.</summary>
public abstract record SuggestionOutcome
{
    private SuggestionOutcome()
    {
    }

    public sealed record Decided : SuggestionOutcome;

    /// <param name="Sentence">Why not, and what to do instead.</param>
    public sealed record Refused(string Sentence) : SuggestionOutcome;

    /// <summary>Somebody was faster: its fate is no longer what the editor saw.</summary>
    /// <param name="By">Who decided.</param>
    public sealed record Outdated(string By) : SuggestionOutcome;

    public sealed record NotFound : SuggestionOutcome;
}

/// <summary>What somebody did to a position while another had it open.</summary>
/// <param name="ReplacedById">The position that took its place, where one did.</param>
public sealed record Meanwhile(PositionState State, string AuthorName, DateTimeOffset At, string? Reason, long? ReplacedById);
