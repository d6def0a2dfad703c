using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>Tells which states an article is about and what they do in it. A capital counts only where it acts: "Helsinki announced", "Helsinki's exit", not "the London-based trust".</summary>
internal static class CountryRoles
{
    public static IReadOnlyList<AnalysedCountry> Of(ArticleReading article, IReadOnlyList<SentenceActors> sentences)
    {
        var countries = new Dictionary<CountryCode, (CountryRole Role, List<TextSpan> Mentions)>();
        if (article.Discourse.Speaker is { } speaker)
            countries[speaker] = (CountryRole.Actor, []);
        foreach (var actors in sentences)
        {
            for (var at = 0; at < actors.Sentence.Atoms.Count; at++)
            {
                var atom = actors.Sentence.Atoms[at];
                if (!atom.NamesStates)
                    continue;
                var role = RoleOf(actors, at);
                if (atom.NamedBy is CountryNameKind.Capital && role is not CountryRole.Actor)
                    continue;
                foreach (var country in atom.Countries)
                    Add(country, role, new TextSpan(atom.Start, atom.End - atom.Start));
            }
        }

        return [.. countries.Select(pair => new AnalysedCountry(pair.Key, pair.Value.Role, pair.Value.Mentions))];

        void Add(CountryCode country, CountryRole role, TextSpan mention)
        {
            if (!countries.TryGetValue(country, out var known))
                known = (role, []);
            known.Mentions.Add(mention);
            countries[country] = (role > known.Role ? role : known.Role, known.Mentions);
        }
    }

    private static CountryRole RoleOf(SentenceActors actors, int at)
    {
        var actor = actors.All.At(at)?.Actor;
        if (actor is null || actors.Sentence.ClauseOf(at).Kind is ClauseKind.Dateline)
            return CountryRole.Background;
        if (actor.Kind is ActorKind.NonState)
            return CountryRole.Background;
        if (!actor.IsOblique)
            return actor.IsModifier && !(actors.Sentence.Atoms[at].NamedBy is CountryNameKind.Capital && actors.Sentence.Atoms[actor.To - 1].IsPossessive) ? CountryRole.Background : CountryRole.Actor;
        return actor.Kind is ActorKind.Office or ActorKind.Forces ? CountryRole.Actor
            : actors.Sentence.Atoms[actor.From - 1].Word is "in" or "at" or "near" or "across" or "from" ? CountryRole.Place
            : CountryRole.Target;
    }
}
