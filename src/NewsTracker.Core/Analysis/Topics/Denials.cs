using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>"Ankara denies it": a state that is said to have used mines, here or in the sentences before, and denies.</summary>
internal static class Denials
{
    private const int Reach = 3;

    private static readonly FrozenSet<string> Charges = ["it", "this", "that", "them", "incident", "allegation", "allegations", "accusation", "accusations", "claim", "claims", "charge", "charges", "involvement", "responsibility", "any", "both", "report", "reports", "word", "story", "version"];

    private static readonly FrozenSet<string> Untrue = ["fabrication", "fabrications", "fabricated", "lie", "lies", "baseless", "groundless", "unfounded", "false", "untrue", "propaganda", "invention", "invented", "fiction", "nonsense", "slander"];

    private static readonly FrozenSet<string> Allegations = ["allegation", "allegations", "accusation", "accusations", "claim", "claims", "charge", "charges", "report", "reports"];

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<SentenceActors> sentences, IReadOnlyList<(CountryCode Country, Finding Finding)> found)
    {
        var accusations = found.Where(one => one.Finding is { Topic: Topic.Use, Stance: Stance.InEffect }).ToList();
        foreach (var actors in sentences)
        {
            for (var at = 0; at < actors.Sentence.Atoms.Count; at++)
            {
                if (IsCalledUntrue(actors.Sentence, at))
                {
                    foreach (var (country, accusation) in accusations.Where(one => one.Finding.Event.Sentence == actors.Sentence))
                        yield return (country, new Finding(Topic.Use, Stance.RulesOut, Event.Read(actors, actors.Sentence.ClauseOf(at), at, accusation.Event.Focus), accusation.Subject, "deny", accusation.Binding));
                    continue;
                }

                if (!(actors.Sentence.Atoms[at].IsVerb(Concept.Deny) && DeniesUse(actors.Sentence, at)) && !CallsItUntrue(actors.Sentence, at))
                    continue;
                var clause = actors.Sentence.ClauseOf(at);
                var subject = SubjectFinder.Find(actors, clause, at);
                foreach (var country in subject.Countries)
                {
                    if (accusations.FirstOrDefault(one => one.Country == country && actors.Sentence.Index - one.Finding.Event.Sentence.Index is >= 0 and <= Reach) is { Finding: { } accusation })
                        yield return (country, new Finding(Topic.Use, Stance.RulesOut, Event.Read(actors, clause, at, accusation.Event.Focus), subject, "deny", accusation.Binding));
                }
            }
        }
    }

    /// <summary>"The allegation that our forces laid mines is without foundation".</summary>
    private static bool IsCalledUntrue(Sentence sentence, int at) =>
        sentence.Atoms[at].Is(Concept.Be) && sentence.Atoms.Take(at).Any(atom => Allegations.Contains(atom.Word))
        && sentence.Atoms.Skip(at + 1).Take(4).TakeWhile(atom => !atom.IsSign) is var predicate
        && (predicate.Any(atom => Untrue.Contains(atom.Word)) || (predicate.Any(atom => atom.Word is "without" or "no") && predicate.Any(atom => atom.Word is "foundation" or "basis" or "merit" or "substance" or "truth")));

    /// <summary>"called the report a fabrication".</summary>
    private static bool CallsItUntrue(Sentence sentence, int at) =>
        sentence.Atoms[at].IsVerb(Concept.Say) && sentence.Atoms.Skip(at + 1).Take(9).TakeWhile(atom => !atom.IsSign).Any(atom => Untrue.Contains(atom.Word));

    /// <summary>"denies attacking ships" denies something else.</summary>
    private static bool DeniesUse(Sentence sentence, int at)
    {
        var behind = sentence.Atoms.Skip(at + 1).Take(8);
        return behind.All(atom => atom.IsSign) || behind.Any(atom => Charges.Contains(atom.Word) || atom.Is(Concept.Accuse | Concept.Use | Concept.Mine));
    }
}
