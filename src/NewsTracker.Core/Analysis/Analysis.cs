namespace NewsTracker.Core.Analysis;

/// <summary>What the engine found in one article. It proposes; people decide.</summary>
/// <param name="IsRelevant">Whether the text is about anti-personnel or unspecified landmines, or the Convention.</param>
/// <param name="Language">Whether the text was read at all; the engine reads English.</param>
/// <param name="Countries">Each state the text speaks of, in the order of its first mention.</param>
/// <param name="Positions">Suggestions, surest first. <see cref="SuggestedPosition.IsPossible"/> marks those below the line.</param>
public sealed record Analysis(
    bool IsRelevant,
    AnalysedLanguage Language,
    IReadOnlyList<AnalysedCountry> Countries,
    IReadOnlyList<SuggestedPosition> Positions,
    int EngineVersion)
{
    public static Analysis NotAnalysed(int engineVersion) => new(false, AnalysedLanguage.NotAnalysed, [], [], engineVersion);
}

/// <summary>How much of a text the engine could read.</summary>
public enum AnalysedLanguage
{
    /// <summary>Not in English; nothing is claimed about it.</summary>
    NotAnalysed,

    /// <summary>Some paragraphs are in another language and were left out.</summary>
    Partly,
    English,
}
