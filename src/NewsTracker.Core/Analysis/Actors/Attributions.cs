using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>""We will follow," Chile's prime minister said": who is named behind a quotation speaks as "we" within it.</summary>
internal static class Attributions
{
    private const int LongestName = 3;

    public static IReadOnlyList<CountryCode>? SpeakerOf(Sentence sentence, IReadOnlyList<Actor> actors) =>
        actors.FirstOrDefault(actor => actor is { Kind: ActorKind.Office or ActorKind.State, IsModifier: false, Countries.Count: 1 } && !sentence.Atoms[actor.From].IsQuoted && sentence.Atoms.Take(actor.From).Any(atom => atom.IsQuoted) && Says(sentence.Atoms, actor))?.Countries;

    /// <summary>"the minister said", "said the minister".</summary>
    public static bool Says(AtomRange atoms, Actor actor)
    {
        var before = actor.From - 1;
        if (before >= 0 && atoms[before].Word == "the")
            before--;
        return (before >= 0 && atoms[before].IsVerb(Concept.Say)) || SaysBehind(atoms, actor);
    }

    /// <summary>"the minister said", "Defence Minister Nikos Dendias said": a name may stand between.</summary>
    public static bool SaysBehind(AtomRange atoms, Actor actor)
    {
        var at = actor.To;
        while (at < atoms.Count && at < actor.To + LongestName && atoms[at] is { IsCapitalised: true, IsSign: false } && atoms[at].Concepts == Concept.None)
            at++;
        return at < atoms.Count && atoms[at].IsVerb(Concept.Say);
    }
}
