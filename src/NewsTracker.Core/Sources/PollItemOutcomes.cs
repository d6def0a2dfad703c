namespace NewsTracker.Core.Sources;

/// <summary>Sorts what may become of an address.</summary>
public static class PollItemOutcomes
{
    /// <summary>Whether it was to be had, and could not be: by its host's fault or by ours.</summary>
    public static bool IsFailure(this PollItemOutcome outcome) => outcome is PollItemOutcome.FetchFailed or PollItemOutcome.Failed;
}
