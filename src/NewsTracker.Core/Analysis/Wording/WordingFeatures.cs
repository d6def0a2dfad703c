using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// What is worded around a state in a sentence: the words by their stems and the concepts of the lists (<c>s:</c> anywhere, <c>n:</c> near the state), what follows on what there
/// (<c>b:</c>), whom the sentence has for the state (<c>k:</c>), and who beside it speaks for none (<c>o:</c>). States are "Self" and "Other", whatever their names.
/// </summary>
internal static class WordingFeatures
{
    /// <summary>How many atoms before the state and behind it are near.</summary>
    private const int NearBefore = 4;
    private const int NearBehind = 16;

    private static readonly List<(Concept Concept, string Name)> Concepts = [.. Enum.GetValues<Concept>().Where(concept => concept is not (Concept.None or Concept.Preposition)).Select(concept => (concept, concept.ToString()))];

    public static IEnumerable<string> Of(SentenceActors actors, ResolvedActor? actor, CountryCode country)
    {
        var atoms = actors.Sentence.Atoms;
        var (from, to) = NearOf(actors, actor, country);
        var features = new HashSet<string>(StringComparer.Ordinal) { "bias" };
        var row = new List<string>(to - from);
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].IsSign)
                continue;
            var tokens = TokensOf(atoms[i], i == actor?.Actor.From, country);
            foreach (var token in tokens)
            {
                features.Add("s:" + token);
                if (i >= from && i < to)
                    features.Add("n:" + token);
            }

            if (i >= from && i < to)
                row.Add(tokens[0]);
        }

        for (var i = 0; i + 1 < row.Count; i++)
        {
            features.Add($"b:{row[i]} {row[i + 1]}");
            if (i + 2 < row.Count)
                features.Add($"b:{row[i]} {row[i + 1]} {row[i + 2]}");
        }

        features.UnionWith(KindOf(actor));
        features.UnionWith(actors.All.Where(other => other.Actor is { Kind: ActorKind.NonState or ActorKind.Organisation, IsOblique: false, IsModifier: false }).Select(other => $"o:{other.Actor.Kind}{(other.Actor.From < (actor?.Actor.From ?? 0) ? ".before" : "")}"));
        return features;
    }

    /// <summary>The concepts of an atom by name.</summary>
    public static IEnumerable<string> NamesOf(Atom atom) => Concepts.Where(one => atom.Is(one.Concept)).Select(one => one.Name);

    private static IEnumerable<string> KindOf(ResolvedActor? actor)
    {
        yield return actor is null ? "k:unsaid" : $"k:{actor.Actor.Kind}{(actor.Actor.IsModifier ? ".modifier" : "")}{(actor.Actor.IsOblique ? ".oblique" : "")}";
        if (actor is { Actor.Countries.Count: 0 })
            yield return "k:meant";
        if (actor is { Countries.Count: > 1 })
            yield return "k:list";
    }

    /// <summary>From the state before that acts to the next one that does.</summary>
    private static (int From, int To) NearOf(SentenceActors actors, ResolvedActor? actor, CountryCode country)
    {
        var count = actors.Sentence.Atoms.Count;
        if (actor is null)
            return (0, count);
        var others = actors.All.Where(other => other.Countries.Count > 0 && !other.Countries.Contains(country) && other.Actor is { IsModifier: false, IsOblique: false }).ToList();
        var before = others.Where(other => other.Actor.To <= actor.Actor.From).Select(other => other.Actor.To).DefaultIfEmpty(0).Max();
        var behind = others.Where(other => other.Actor.From >= actor.Actor.To).Select(other => other.Actor.From).DefaultIfEmpty(count).Min();
        return (Math.Max(before, actor.Actor.From - NearBefore), Math.Min(behind, actor.Actor.To + NearBehind));
    }

    /// <summary>What an atom is called, the most telling name first.</summary>
    private static List<string> TokensOf(Atom atom, bool isSelf, CountryCode country)
    {
        if (isSelf || atom.Countries.Contains(country))
            return ["Self"];
        if (atom.NamesStates)
            return ["Other"];
        var tokens = new List<string>();
        if (atom.Concepts is not Concept.None)
            tokens.AddRange(NamesOf(atom));
        tokens.AddRange(atom.Word.Split(' ').Select(WordStems.Of));
        return tokens;
    }
}
