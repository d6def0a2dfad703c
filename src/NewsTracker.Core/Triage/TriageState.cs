namespace NewsTracker.Core.Triage;

/// <summary>What editors made of an article: whether it is worth coding, and whether that is done.</summary>
public enum TriageState
{
    /// <summary>Nobody decided yet.</summary>
    New,

    /// <summary>Worth coding.</summary>
    Kept,

    /// <summary>Says nothing on the question; why is on record.</summary>
    Dismissed,

    /// <summary>Positions are recorded from it.</summary>
    Coded,
}
