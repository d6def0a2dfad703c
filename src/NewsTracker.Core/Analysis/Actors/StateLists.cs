using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Lists of states: "Latvia, Estonia and Poland", "Polish and Latvian", "Finland as well as Norway".</summary>
internal static class StateLists
{
    private static readonly FrozenSet<string> Fillers = ["the", "also", "neighbouring", "both", "then", "even"];

    private static readonly FrozenSet<string> Links = ["and", "or", "nor", "&", "as well as", "along with", "together with", "and also", "alongside", "plus"];

    public static (IReadOnlyList<CountryCode> States, int Last) Read(AtomRange atoms, int first)
    {
        var states = new List<CountryCode>(atoms[first].Countries);
        var last = first;
        while (NextAfter(atoms, last) is { } next)
        {
            if (BeginsClause(atoms, first, last, next))
                break;
            states.AddRange(atoms[next].Countries.Where(country => !states.Contains(country)));
            last = next;
        }

        return (states, last);
    }

    /// <summary>"Outside of Korea, the US will not": behind a place at the beginning the comma parts it from who acts.</summary>
    private static bool BeginsClause(AtomRange atoms, int first, int last, int next) =>
        last == first && first > 0 && atoms[first - 1].Is(Concept.Preposition) && (first < 3 || atoms[first - 2].IsSign) && atoms[last + 1].Word == ","
        && next + 1 < atoms.Count && (atoms[next + 1].Is(Concept.Will | Concept.Be | Concept.Perfect | Concept.May | Concept.Not | Concept.Did) || atoms[next + 1].IsFiniteVerb);

    /// <summary>The states behind a noun: "government of Finland", "ministry in Oslo".</summary>
    public static (IReadOnlyList<CountryCode> States, int Last)? Behind(AtomRange atoms, int at)
    {
        if (at + 1 >= atoms.Count || atoms[at].Word is not ("of" or "in" or "for" or "from"))
            return null;
        var state = atoms[at + 1].Word is "the" or "neighbouring" && at + 2 < atoms.Count ? at + 2 : at + 1;
        return atoms[state].NamesStates && !atoms[state].IsPossessive ? Read(atoms, state) : null;
    }

    private static int? NextAfter(AtomRange atoms, int last)
    {
        if (atoms[last].IsPossessive)
            return null;
        var at = last + 1;
        var linked = false;
        while (at < atoms.Count && (atoms[at].Word == "," || Links.Contains(atoms[at].Word) || (linked && Fillers.Contains(atoms[at].Word))))
        {
            linked = true;
            at++;
        }

        return linked && at < atoms.Count && atoms[at].NamesStates ? at : null;
    }
}
