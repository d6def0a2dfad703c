using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>What the names of countries alone do not tell: where they mislead.</summary>
/// <param name="Phrases">Strings that contain or look like a country and are none: "Ottawa Convention", "New Mexico".</param>
/// <param name="SharedNames">Names of several countries.</param>
/// <param name="NeedAnotherName">Names that count only where the text names the same country otherwise as well: "CAR", "Kiwi".</param>
public sealed record CountryNameRules(
    IReadOnlyList<string> Phrases,
    IReadOnlyList<SharedCountryName> SharedNames,
    IReadOnlyList<string> NeedAnotherName)
{
    public static CountryNameRules None { get; } = new([], [], []);
}

/// <summary>A name of several countries, such as "Congolese". Another name or a cue in the same text decides between them.</summary>
/// <param name="Default">Who is meant when nothing decides; null leaves the mention out.</param>
/// <param name="Cues">Words that point at one of the countries without naming it: "Tshisekedi".</param>
public sealed record SharedCountryName(
    string Text,
    CountryNameKind Kind,
    IReadOnlyList<CountryCode> Countries,
    CountryCode? Default,
    IReadOnlyList<CountryNameCue> Cues);

public sealed record CountryNameCue(CountryCode Country, string Text);
