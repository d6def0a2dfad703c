using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Everyone of a clause beside its subject who takes part: "alongside Peru and Chad", "those of the Baltic states".</summary>
internal static class Companions
{
    private static readonly FrozenSet<string> Links = ["together with", "along with", "alongside", "as well as", "at the same time as", "including", "just like", "joined by", "such as", "jointly with"];

    /// <summary>"together with our neighbour Greece".</summary>
    private static readonly FrozenSet<string> Attributes = ["our", "its", "their", "fellow", "neighbouring", "neighboring", "neighbour", "neighbours", "neighbor", "neighbors", "ally", "allies", "partner", "partners", "member", "members"];

    private static readonly FrozenSet<string> Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

    public static IReadOnlyList<ResolvedActor> Of(SentenceActors actors, Clause clause)
    {
        List<ResolvedActor>? companions = null;
        foreach (var other in actors.All.Within(Math.Max(1, clause.From), clause.To))
        {
            if (other.Countries.Count > 0 && IsJoined(actors.Sentence.Atoms, other.Actor))
                (companions ??= []).Add(other);
        }

        return companions ?? (IReadOnlyList<ResolvedActor>)[];
    }

    private static bool IsJoined(AtomRange atoms, Actor actor)
    {
        var link = actor.From - 1;
        while (link > 0 && Attributes.Contains(atoms[link].Word))
            link--;
        var before = atoms[link].Word;
        return IsThoseOf(atoms, before == "the" ? actor.From - 1 : actor.From)
            || (actor.To < atoms.Count && atoms[actor.To].Word == "among them")
            || (before == "with" && actor.From > 1 && atoms[actor.From - 2].Word == ",")
            || (before == "and" && actor.To + 1 < atoms.Count && atoms[actor.To].Word is "on" or "in" && IsDate(atoms[actor.To + 1]))
            || Links.Contains(before)
            || (before is "," or "and" && actor.To < atoms.Count && char.IsAsciiDigit(atoms[actor.To].Word.FirstOrDefault()) && atoms.Take(actor.From).Any(atom => atom.IsVerb(Concept.Fund)));
    }

    private static bool IsDate(Atom atom) => char.IsAsciiDigit(atom.Word.FirstOrDefault()) || Months.Contains(atom.Word);

    private static bool IsThoseOf(AtomRange atoms, int from) =>
        from > 1 && atoms[from - 1].Word == "of" && atoms[from - 2].Word is "those" or "that";
}
