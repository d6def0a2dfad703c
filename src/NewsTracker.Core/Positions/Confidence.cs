namespace NewsTracker.Core.Positions;

/// <summary>How sure the coder is that the words say what the position says.</summary>
public enum Confidence
{
    Low = 1,
    Medium,
    High,
}
