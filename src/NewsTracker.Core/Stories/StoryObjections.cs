namespace NewsTracker.Core.Stories;

/// <summary>What speaks against one report however much two texts share.</summary>
internal static class StoryObjections
{
    /// <summary>The objection as a sentence; null where there is none.</summary>
    public static string? Find(StoryFeatures f) => f switch
    {
        _ when IsTailAlone(f) && f is { Verbatim: 0, Sentences: 0 } => "Neither says what the other says.",
        _ when IsTailAlone(f) => "Neither opens with what the other says; only later passages are shared.",
        { DaysApart: { } days } when days > DaysAllowed(f) => $"They are {days} days apart.",
        _ when IsBackground(f) => "They open with different news, and share what stands behind it.",
        _ when IsOtherOccasion(f) => "They are of different days, and each has words in the place of the other's.",
        _ when IsOtherSubject(f) || IsOtherNames(f.Agreement) || IsOtherFacts(f) => "Sentences of one mould name other people or places.",
        _ when IsOtherFigures(f.Agreement) => "Sentences of one mould give other figures.",
        _ => null,
    };

    // What sites end in is copied; a rewrite that holds nearly all of the other, and hardly a phrase of it, may open as it likes.
    private static bool IsTailAlone(StoryFeatures f) => f is { HasLead: false } and not { Verbatim: < 0.3, Contained: >= 0.7, Facts: >= 0.9 };

    // A rewrite follows within days, of an item of a sentence or two by the next; a copy may be put up again weeks later.
    private static int DaysAllowed(StoryFeatures f) => f switch { { Verbatim: >= 0.8 } => 45, { ShorterWords: < StoryComparer.FewWords } => 1, { Verbatim: >= 0.5 } => 7, _ => 3 };

    // A paper's own opening leaves the agency's in the text; a rewrite keeps its words, and leaves hardly a phrase.
    private static bool IsBackground(StoryFeatures f) => f is { Verbatim: >= 0.5, Openings: < 0.62 };

    // An item of a sentence or two is put right on its day, words and all. Of the next day it may tell a new toll; what it says otherwise in the same words happened anew.
    private static bool IsOtherOccasion(StoryFeatures f) => f is { ShorterWords: < StoryComparer.FewWords, DaysApart: >= 1, Verbatim: >= 0.5, ToldApart: >= 1 };

    // In a rewrite the subject may be called by another name; in a mould all else is word for word.
    private static bool IsOtherSubject(StoryFeatures f) => f is { SubjectsReplaced: >= 1, Verbatim: >= 0.5 };

    private static bool IsOtherNames(FactAgreement agreement) =>
        agreement.Names is { Replaced: >= 2, Conflict: >= 0.4 } || (agreement.Names is { Replaced: >= 1, Conflict: >= 0.3 } && agreement.Numbers is { Replaced: >= 1, Conflict: >= 0.3 });

    private static bool IsOtherFacts(StoryFeatures f) => f is { FactCount: >= 3, Facts: < 0.4 };

    // One changed figure is a correction; when most differ, another day or place was put into the mould.
    private static bool IsOtherFigures(FactAgreement agreement) => agreement.Numbers is { Replaced: >= 2, Conflict: >= 0.5 };
}
