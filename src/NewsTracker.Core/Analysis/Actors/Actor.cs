using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Somebody who may act in a sentence, by the atoms that name them.</summary>
/// <param name="Countries">The states it names itself; empty where the rest of the text must tell.</param>
/// <param name="IsOblique">Behind a preposition: "in Finland".</param>
/// <param name="IsModifier">Only qualifies what follows: "Finland's exit", "Russian aggression".</param>
/// <param name="Size">How many states a group expression stands for: two for "both".</param>
internal sealed record Actor(
    int From,
    int To,
    ActorKind Kind,
    IReadOnlyList<CountryCode> Countries,
    string? Office = null,
    bool IsOblique = false,
    bool IsModifier = false,
    int Size = 0);

/// <summary>The encoder has been taught these by number: a new one goes to the end, and needs a training.</summary>
internal enum ActorKind
{
    State,

    /// <summary>An office or body that speaks for its state.</summary>
    Office,
    Forces,

    /// <summary>"the country", "the kingdom".</summary>
    OwnCountry,
    FirstPerson,

    /// <summary>"it", "they".</summary>
    Pronoun,

    /// <summary>"he", "she": whoever spoke last.</summary>
    Person,

    /// <summary>"both", "the five".</summary>
    Group,

    /// <summary>A party, company, campaigner or armed group: speaks for no state.</summary>
    NonState,
    Organisation,
}
