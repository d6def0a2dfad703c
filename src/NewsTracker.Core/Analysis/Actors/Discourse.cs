using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Remembers who was spoken of, so that "the government", "it" and "both" find their states.</summary>
internal sealed class Discourse
{
    private readonly List<IReadOnlyList<CountryCode>> groups = [];

    /// <summary>The state whose representative speaks as "we".</summary>
    public CountryCode? Speaker { get; init; }

    /// <summary>The state that the report is about.</summary>
    public CountryCode? Protagonist { get; set; }

    /// <summary>The state that acted last.</summary>
    public CountryCode? Last { get; private set; }

    public IReadOnlyList<CountryCode> LastGroup => groups.Count > 0 ? groups[^1] : [];

    /// <summary>Whether whoever spoke last speaks for a state.</summary>
    public bool LastPersonIsOfficial { get; private set; } = true;

    public CountryCode? LastPersonOf { get; private set; }

    public IReadOnlyList<CountryCode> Resolve(Actor actor, CountryCode? nearest)
    {
        if (actor.Countries.Count > 0)
            return actor.Countries;
        return actor.Kind switch
        {
            ActorKind.FirstPerson => One(Speaker ?? nearest ?? Protagonist),
            ActorKind.Office or ActorKind.Forces or ActorKind.OwnCountry => One(nearest ?? Last ?? Protagonist),
            ActorKind.Pronoun => nearest is null && Last is null && groups.Count > 0 ? groups[^1] : One(nearest ?? Last ?? Protagonist),
            ActorKind.Person => LastPersonIsOfficial ? One(LastPersonOf ?? nearest ?? Last) : [],
            ActorKind.Group => groups.FindLast(group => group.Count == actor.Size) ?? [],
            _ => [],
        };
    }

    public void Saw(Actor actor, IReadOnlyList<CountryCode> countries)
    {
        if (actor.Kind is ActorKind.NonState)
        {
            LastPersonIsOfficial = false;
            return;
        }

        if (countries.Count > 1)
            groups.Add(countries);
        if (countries.Count == 0)
            return;
        if (actor is { IsModifier: false, IsOblique: false } && countries.Count == 1)
            Last = countries[0];
        if (actor.Kind is ActorKind.Office)
        {
            LastPersonIsOfficial = true;
            LastPersonOf = countries.Count == 1 ? countries[0] : LastPersonOf;
        }
    }

    private static IReadOnlyList<CountryCode> One(CountryCode? country) => country is null ? [] : [country];
}
