namespace NewsTracker.Core.Annotations;

/// <summary>What an annotation has to say, by why it was made; in sentences for whoever writes it.</summary>
public static class AnnotationRules
{
    /// <summary>The state as it is stored: line ends unified, nothing blank, each tag once.</summary>
    public static AnnotationState Clean(AnnotationState state)
    {
        var body = state.Body?.ReplaceLineEndings("\n").WithoutNul().Trim();
        return state with { Body = string.IsNullOrEmpty(body) ? null : body, TagIds = [.. state.TagIds.Distinct().Order()] };
    }

    /// <summary>What is wrong with a cleaned state; null where nothing is.</summary>
    public static string? FindFault(AnnotationState state) => state switch
    {
        { Body.Length: > Annotation.MaxBodyLength } => $"The comment has {state.Body.Length} characters; {Annotation.MaxBodyLength} fit. Shorten it, or make two of it.",
        { TagIds.Count: > Annotation.MaxTags } => $"{state.TagIds.Count} tags are too many for one passage; {Annotation.MaxTags} fit.",
        { Motivation: Motivation.Commenting, Body: null } => "A comment needs words: write what the passage means, or highlight it without a comment.",
        { Motivation: Motivation.Replying, Body: null } => "A reply needs words.",
        { Motivation: Motivation.Tagging, TagIds.Count: 0 } => "Choose at least one tag, or highlight the passage without one.",
        _ => null,
    };
}
