namespace NewsTracker.Core.Stories;

/// <summary>What speaks against one report however much two texts share.</summary>
internal static class StoryObjections
{
    /// <summary>The objection as a sentence; null where there is none.</summary>
    public static string? Find(StoryFeatures f) => f switch
    {
        { HasLead: false } => "Neither opens with what the other says; only later passages are shared.",
        { DaysApart: { } days } when days > DaysAllowed(f.Verbatim) => $"They are {days} days apart.",
        _ when IsOtherSubject(f) || IsOtherNames(f.Agreement) || IsOtherFacts(f) => "Sentences of one mould name other people or places.",
        _ when IsOtherFigures(f.Agreement) => "Sentences of one mould give other figures.",
        _ => null,
    };

    // A rewrite follows within days; a copy may be put up again weeks later.
    private static int DaysAllowed(double verbatim) => verbatim switch { >= 0.8 => 45, >= 0.5 => 7, _ => 3 };

    // In a rewrite the subject may be called by another name; in a mould all else is word for word.
    private static bool IsOtherSubject(StoryFeatures f) => f is { SubjectsReplaced: >= 1, Verbatim: >= 0.5 };

    private static bool IsOtherNames(FactAgreement agreement) =>
        agreement.Names is { Replaced: >= 2, Conflict: >= 0.4 } || (agreement.Names is { Replaced: >= 1, Conflict: >= 0.3 } && agreement.Numbers is { Replaced: >= 1, Conflict: >= 0.3 });

    private static bool IsOtherFacts(StoryFeatures f) => f is { FactCount: >= 3, Facts: < 0.4 };

    // One changed figure is a correction; when most differ, another day or place was put into the mould.
    private static bool IsOtherFigures(FactAgreement agreement) => agreement.Numbers is { Replaced: >= 2, Conflict: >= 0.5 };
}
