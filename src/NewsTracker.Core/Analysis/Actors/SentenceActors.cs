using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>The actors of a sentence, each with the states it stands for.</summary>
/// <param name="LastBefore">The state that acted last before this sentence.</param>
/// <param name="Entry">The states that head the entry of a list in which the sentence stands.</param>
internal sealed record SentenceActors(Sentence Sentence, ActorRange All, CountryCode? LastBefore, IReadOnlyList<CountryCode>? Entry)
{
    private const int FarthestBefore = 3;

    public static SentenceActors Read(Sentence sentence, Discourse discourse)
    {
        discourse.Enter(sentence);
        if (sentence is { Index: 0, Clauses: [{ Kind: ClauseKind.Dateline } dateline, ..] })
            discourse.Home ??= sentence.Atoms.Take(dateline.To).SelectMany(atom => atom.Countries).Distinct().ToList() is [var only] ? only : null;
        var before = discourse.Speaker ?? discourse.Last;
        var resolved = new List<ResolvedActor>();
        CountryCode? nearest = null;
        var found = ActorFinder.Find(sentence.Atoms);
        var quoted = Attributions.SpeakerOf(sentence, found);
        foreach (var actor in found)
        {
            var countries = quoted is not null && actor.Kind is ActorKind.FirstPerson && sentence.Atoms[actor.From].IsQuoted ? quoted : discourse.Resolve(actor, Nearest(sentence, actor, resolved, nearest), sentence.Atoms[actor.From].Word is "they" or "their" ? resolved.LastOrDefault(other => other.Countries.Count > 1 && !other.Actor.IsOblique)?.Countries : null, sentence.Atoms[actor.From].IsQuoted || discourse.IsSpeech);
            resolved.Add(new ResolvedActor(actor, countries));
            if (!sentence.ClauseOf(actor.From).Kind.Equals(ClauseKind.Dateline) && !IsToldOnly(sentence, actor))
                discourse.Saw(actor with { IsOblique = actor.IsOblique || IsObject(sentence, actor) }, countries);
            if (actor is { IsModifier: false, IsOblique: false } && actor.Kind is ActorKind.State or ActorKind.Office && countries.Count == 1)
                nearest = countries[0];
        }

        discourse.Leave(sentence);
        return new SentenceActors(sentence, new ActorRange(resolved), before, discourse.EntryOf(sentence, resolved));
    }

    /// <summary>"Peru, which supports …": whom a clause may go on about, named right before it.</summary>
    public ResolvedActor? NamedRightBefore(Clause clause) =>
        All.Before(clause.From).LastOrDefault(static other => !other.Actor.IsModifier) is { } named && named.Actor.To >= clause.From - FarthestBefore ? named : null;

    /// <summary>
    /// An office takes its state from this sentence only if that state is the subject or the place it stands in: "in Finland the president". A place within the quotation is not where its speaker stands: "we regret the
    /// decision of our friends in Finland," the minister said.
    /// </summary>
    private static CountryCode? Nearest(Sentence sentence, Actor actor, List<ResolvedActor> before, CountryCode? nearest)
    {
        if (actor.Kind is ActorKind.Office or ActorKind.Forces or ActorKind.OwnCountry
            && before.LastOrDefault(other => other.Actor.IsOblique && other.Countries.Count == 1 && other.Actor.Countries.Count == 1 && IsPlace(sentence, other.Actor) && sentence.Atoms[other.Actor.From].IsQuoted == sentence.Atoms[actor.From].IsQuoted) is { } place)
        {
            return place.Countries[0];
        }

        return nearest;
    }

    /// <summary>"told reporters": the hearers do not speak.</summary>
    private static bool IsToldOnly(Sentence sentence, Actor actor) =>
        actor.Kind is ActorKind.NonState && actor.From > 0 && (actor.IsOblique || sentence.Atoms[actor.From - 1].IsVerb(Words.Concept.Say | Words.Concept.Urge));

    /// <summary>"bordering Russia", "urged Poland": who is acted upon is not whom the next sentence means by "it".</summary>
    private static bool IsObject(Sentence sentence, Actor actor) =>
        actor is { From: > 0, Kind: ActorKind.State } && sentence.Atoms[actor.From - 1] is { IsSign: false } before
        && (before.Word.EndsWith("ing", StringComparison.Ordinal) || (before.Meanings.Any(meaning => meaning.IsVerb && meaning.Form is not Words.WordForm.Plain) && !before.IsVerb(Words.Concept.Say)));

    private static bool IsPlace(Sentence sentence, Actor actor) => actor.From > 0 && sentence.Atoms[actor.From - 1].Word is "in" or "for" or "at";
}

/// <param name="Countries">Empty when it speaks for no state, or nobody knows for which.</param>
internal sealed record ResolvedActor(Actor Actor, IReadOnlyList<CountryCode> Countries)
{
    public bool SpeaksForNobody => Actor.Kind is ActorKind.NonState or ActorKind.Organisation || Countries.Count == 0;
}
