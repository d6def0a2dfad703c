namespace NewsTracker.Core.Annotations;

/// <summary>Why a passage was marked, in the words of the W3C Web Annotation vocabulary.</summary>
public enum Motivation
{
    Highlighting,
    Commenting,
    Tagging,

    /// <summary>An answer to another annotation; it has no passage of its own.</summary>
    Replying,

    /// <summary>The passage is evidence: a position rests on it.</summary>
    Classifying,
}
