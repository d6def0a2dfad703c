using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Finds who may act in a sentence: states and lists of states, offices, forces, pronouns, and those who speak for no state.</summary>
internal static class ActorFinder
{
    private const int FarthestHead = 5;

    private static readonly FrozenSet<string> Persons = ["he", "she", "he's", "she's", "his", "her"];

    /// <summary>"Russia-backed", "U.S.-led".</summary>
    private static readonly FrozenSet<string> Compounds = ["backed", "led", "based", "made", "born", "controlled", "occupied", "style", "supported", "supplied", "produced", "held"];

    /// <summary>A phrase that ends in one governs what follows: "withdraw from", "according to".</summary>
    private static readonly FrozenSet<string> Prepositions = ["of", "from", "to", "with", "by", "on", "in", "for", "at", "against"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrepositionWords = Prepositions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Relations = ["neighbour", "neighbours", "neighbor", "neighbors", "ally", "allies", "member", "members", "partner", "partners"];

    /// <summary>"no nation", "every state": nobody in particular.</summary>
    private static readonly FrozenSet<string> Quantifiers = ["no", "any", "every", "each", "another", "some", "many", "most", "several"];

    private static readonly FrozenSet<string> Generals = ["country", "nation", "state", "government", "power", "army", "neighbour", "party", "countries", "nations", "states", "governments", "powers", "armies", "parties"];

    private static readonly FrozenSet<string> Unheard = ["soviet", "yugoslav", "nazi", "colonial", "allied", "axis", "guerrilla", "kurdish", "peacekeeping"];

    private static readonly FrozenSet<string> Possessives = ["its", "their", "our", "my", "his", "her"];

    public static List<Actor> Find(AtomRange atoms)
    {
        var actors = new List<Actor>();
        for (var i = 0; i < atoms.Count;)
        {
            var actor = At(atoms, i);
            if (actor is not null)
                actors.Add(actor with { IsOblique = IsOblique(atoms, i) && !IsAbsolute(atoms, i, actor.To) });
            i = Math.Max(i + 1, actor?.To ?? 0);
        }

        return actors;
    }

    private static Actor? At(AtomRange atoms, int i)
    {
        var atom = atoms[i];
        if (atom.IsSign)
            return null;
        if (atom.NamesStates)
            return OfStates(atoms, i);
        if (GroupReferences.SizeAt(atoms, i) is { } size)
            return new Actor(i, i + 1, ActorKind.Group, [], Size: size);
        if (Possessives.Contains(atom.Word))
            return OfPossessive(atoms, i);
        if (atom.Is(Concept.OwnCountry))
            return atom.IsPossessive ? HeadOf(atoms, i, i + 1, ActorKind.OwnCountry, []) : new Actor(i, i + 1, ActorKind.OwnCountry, []);
        if (atom.Is(Concept.FirstPerson))
            return new Actor(i, i + 1, ActorKind.FirstPerson, []);
        if (atom.Is(Concept.ThirdPerson))
            return new Actor(i, i + 1, Persons.Contains(atom.Word) ? ActorKind.Person : ActorKind.Pronoun, []);
        return Quantifiers.Contains(atom.Word) && i + 1 < atoms.Count && Generals.Contains(atoms[i + 1].Word) ? new Actor(i, i + 2, ActorKind.NonState, []) : OfNoun(atoms, i);
    }

    private static Actor OfStates(AtomRange atoms, int first)
    {
        var (states, last) = StateLists.Read(atoms, first);
        var named = atoms[last];
        var qualifies = named.IsPossessive || named.NamedBy is CountryNameKind.Adjective or CountryNameKind.Demonym;
        if (qualifies)
            return HeadOf(atoms, first, last + 1, ActorKind.State, states);
        if (named.Is(Concept.Office))
            return new Actor(first, last + 1, ActorKind.Office, states, named.Word);
        if (IsCompound(atoms, last))
            return new Actor(first, last + 1, ActorKind.State, states, IsModifier: true);
        if (last + 1 < atoms.Count && IsActorNoun(atoms[last + 1]) && !atoms[last + 1].Is(Concept.Organisation))
            return HeadOf(atoms, first, last + 1, ActorKind.State, states);
        if (named.NamedBy is CountryNameKind.Capital && last + 1 < atoms.Count && atoms[last + 1] is { IsSign: false } next && (next.IsCapitalised || IsOfEvent(atoms, first)))
            return new Actor(first, last + 1, ActorKind.State, states, IsModifier: true);
        return new Actor(first, last + 1, ActorKind.State, states);
    }

    /// <summary>"the Maputo conference": an article before a capital belongs to the noun behind it.</summary>
    private static bool IsOfEvent(AtomRange atoms, int first) => first > 0 && atoms[first - 1].Word is "the" or "a" or "this" or "last";

    /// <summary>"Russia-backed separatists", but not "Iran supplied the mines": what follows a verb begins with an article, a number or a preposition.</summary>
    private static bool IsCompound(AtomRange atoms, int last) =>
        last + 2 < atoms.Count && Compounds.Contains(atoms[last + 1].Word)
        && atoms[last + 2] is { IsSign: false } next && !next.Is(Concept.Preposition | Concept.Mine) && !char.IsAsciiDigit(next.Word.FirstOrDefault()) && !Possessives.Contains(next.Word) && next.Word is not ("the" or "a" or "an" or "all" or "some" or "up" or "no" or "back" or "more");

    private static Actor OfPossessive(AtomRange atoms, int i)
    {
        var kind = atoms[i].Word is "our" or "my" ? ActorKind.FirstPerson : Persons.Contains(atoms[i].Word) ? ActorKind.Person : ActorKind.Pronoun;
        return HeadOf(atoms, i, i + 1, kind, []);
    }

    /// <summary>"Finnish [coalition] government": the noun behind a qualifier says who acts; without one it only qualifies.</summary>
    private static Actor HeadOf(AtomRange atoms, int from, int next, ActorKind kind, IReadOnlyList<CountryCode> countries)
    {
        for (var i = next; i < atoms.Count && i < next + FarthestHead; i++)
        {
            if (atoms[i].IsSign || atoms[i].NamesStates || atoms[i].Is(Concept.Preposition | Concept.Say | Concept.LeaveNoun | Concept.Be | Concept.Perfect))
                break;
            // "Ireland's development agency" is a body of the state.
            if (atoms[i].Word == "agency" && atoms[i - 1].Word is not "news" && countries.Count > 0)
                return new Actor(from, i + 1, ActorKind.Office, countries, "agency");
            if (Noun(atoms, i) is { } noun)
                return new Actor(from, noun.To, noun.Kind is ActorKind.NonState or ActorKind.Forces ? noun.Kind : ActorKind.Office, countries, noun.Office);
        }

        // "Finns", "the French": a people is its state, an adjective before another noun is not.
        var isPeople = next < atoms.Count && atoms[next - 1].NamedBy is CountryNameKind.Demonym or CountryNameKind.Adjective && !atoms[next - 1].IsPossessive
            && (atoms[next].Is(Concept.Be | Concept.Perfect | Concept.Say | Concept.Will | Concept.May) || atoms[next].IsVerbIn(WordForm.Past));
        isPeople |= atoms[next - 1] is { NamedBy: CountryNameKind.Demonym, IsPossessive: false, NamesStates: true } people && people.Word.EndsWith('s') && (next >= atoms.Count || atoms[next].IsSign);
        return new Actor(from, next, kind, countries, IsModifier: !isPeople);
    }

    private static Actor? OfNoun(AtomRange atoms, int i)
    {
        if (Noun(atoms, i) is not { } noun)
            return null;
        if (i > 0 && noun.Kind is ActorKind.Forces or ActorKind.Office && IsOfNoState(atoms[i - 1]))
            return noun with { From = i - 1, Kind = ActorKind.NonState };
        if (StateLists.Behind(atoms, noun.To) is var (states, last))
            return noun with { Countries = states, To = last + 1 };

        // "an army that covers our country with mines": some army, not the one spoken of.
        return noun.Kind is ActorKind.Forces && i > 0 && atoms[i - 1].Word is "a" or "an" ? noun with { Kind = ActorKind.NonState } : noun;
    }

    /// <summary>"Rhodesian troops", "Soviet forces", "the colonial army": of a state that is no more, or of none; nor does "the shadow defence minister" speak for one.</summary>
    private static bool IsOfNoState(Atom before) =>
        before is { IsSign: false, NamesStates: false, Concepts: Concept.None }
        && (before.Word is "shadow" || Unheard.Contains(before.Word) || (before.IsCapitalised && before.Word.Length > 6 && (before.Word.EndsWith("ian", StringComparison.Ordinal) || before.Word.EndsWith("ese", StringComparison.Ordinal))));

    /// <summary>An office, force or non-state noun, with what stands beside it: "defence ministry spokesman", "deputy of the Razem party".</summary>
    private static Actor? Noun(AtomRange atoms, int i)
    {
        if (!IsActorNoun(atoms[i]) || IsApposition(atoms, i))
            return null;
        var (to, kind) = (i + 1, KindOf(atoms[i]));
        while (to < atoms.Count && to < i + 6 && kind is not ActorKind.NonState)
        {
            var next = atoms[to].Word is "of" or "for" or "in" or "from" or "'s" && to + 1 < atoms.Count ? (atoms[to + 1].Word is "the" or "a" or "its" ? to + 2 : to + 1) : to;
            if (next >= atoms.Count || !IsActorNoun(atoms[next]))
                break;
            kind = KindOf(atoms[next]) is ActorKind.NonState ? ActorKind.NonState : kind;
            to = next + 1;
        }

        return new Actor(i, to, kind, [], atoms.Between(i, to).Words);
    }

    /// <summary>"our neighbour Greece", "fellow members Estonia and Poland": the noun says what the state is.</summary>
    private static bool IsApposition(AtomRange atoms, int i) =>
        i + 1 < atoms.Count && Relations.Contains(atoms[i].Word) && atoms[i + 1] is { NamesStates: true, IsPossessive: false, NamedBy: CountryNameKind.Name };

    private static bool IsActorNoun(Atom atom) =>
        atom is { IsSign: false, NamesStates: false } && atom.Is(Concept.Office | Concept.Forces | Concept.NonState | Concept.Organisation)
        && !atom.IsAnyVerb;

    private static ActorKind KindOf(Atom atom) =>
        atom.Is(Concept.NonState) ? ActorKind.NonState : atom.Is(Concept.Office) ? ActorKind.Office : atom.Is(Concept.Forces) ? ActorKind.Forces : ActorKind.Organisation;

    /// <summary>"…, with Ukraine committing": the state acts in spite of the preposition.</summary>
    private static bool IsAbsolute(AtomRange atoms, int from, int to) =>
        from > 1 && atoms[from - 1].Word == "with" && atoms[from - 2].Word == "," && to < atoms.Count && atoms[to].IsVerbIn(WordForm.Ing);

    private static bool IsOblique(AtomRange atoms, int i)
    {
        var before = i - 1;
        while (before >= 0 && before > i - 3 && !atoms[before].IsSign && (atoms[before].Word is "the" or "a" or "an" or "all" or "its" or "both" or "neighbouring" or "our" or "their" || Relations.Contains(atoms[before].Word) || char.IsAsciiDigit(atoms[before].Word.LastOrDefault())))
            before--;
        return before >= 0 && (atoms[before].Is(Concept.Preposition) || PrepositionWords.Contains(atoms[before].LastWord));
    }
}
