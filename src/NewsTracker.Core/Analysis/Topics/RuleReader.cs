using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics.Arms;
using NewsTracker.Core.Analysis.Topics.Withdrawal;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Asks the readers of all topics about every word of every clause that may tell an act.</summary>
internal static class RuleReader
{
    private static readonly ITopicReader[] All = [new WithdrawalReader(), new AccessionReader(), new SupportReader(), .. ArmsReader.All, new OwningReader(), new StoredReader(), new ProducerReader(), new SourceReader(), new BlameReader(), new ClearanceReader(), new ClearanceTimeReader(), new HopeReader()];

    private static readonly (ITopicReader Reader, Concept Openers)[] Readers = [.. All.Select(reader => (reader, reader.Openers))];

    /// <returns>What the rules found of each state, in the order of the text, and what the text is about.</returns>
    public static (List<(CountryCode Country, Finding Finding)> Found, DocumentFocus Focus) Read(ArticleReading article, IReadOnlyList<SentenceActors> sentences)
    {
        var found = new List<(CountryCode Country, Finding Finding)>();
        Finding? last = null;
        var focus = new DocumentFocus { IsAboutLeaving = article.IsAboutLeaving };
        foreach (var actors in sentences)
        {
            focus.Enter(actors.Sentence);
            var first = found.Count;
            foreach (var clause in actors.Sentence.Clauses)
            {
                if (clause.Kind is ClauseKind.Dateline || Questions.IsAsked(actors.Sentence, clause))
                    continue;
                for (var at = clause.From; at < clause.To; at++)
                {
                    // A word that no list knows tells no act, and repeats none.
                    if (actors.Sentence.Atoms[at].Concepts is Concept.None)
                        continue;
                    var before = found.Count;
                    if (!(last is { Topic: not Topic.Withdrawal } && Repetitions.WeighsIt(actors.Sentence, clause, at)))
                        AddAt(found, actors, clause, at, focus);
                    if (found.Count == before && Repetitions.Of(actors, clause, at, focus, last) is { } repeated && !HasActedHere(found, actors.Sentence, repeated))
                        AddFor(found, repeated.Subject.Countries, repeated);
                    last = found.Count > before ? found[^1].Finding : last;
                }
            }

            found.AddRange(SentenceReadings.Of(actors, focus, ToldFrom(found, first)));
            focus.Pass(actors.Sentence);
        }

        found.AddRange(Denials.Of(sentences, found));
        return (found, focus);
    }

    private static HashSet<(CountryCode Country, Topic Topic)> ToldFrom(List<(CountryCode Country, Finding Finding)> found, int first)
    {
        var told = new HashSet<(CountryCode Country, Topic Topic)>();
        for (var i = first; i < found.Count; i++)
            told.Add((found[i].Country, found[i].Finding.Topic));
        return told;
    }

    /// <summary>"has objected, the first to do so": the act of the same sentence, not the one before.</summary>
    private static bool HasActedHere(List<(CountryCode Country, Finding Finding)> found, Sentence sentence, Finding repeated) =>
        repeated.Event.Atom.Is(Concept.Follow) && found.Exists(one => one.Finding.Event.Sentence == sentence && repeated.Subject.Countries.Contains(one.Country));

    private static void AddAt(List<(CountryCode Country, Finding Finding)> found, SentenceActors actors, Clause clause, int at, DocumentFocus focus)
    {
        var atom = actors.Sentence.Atoms[at];
        Event? reading = null;
        foreach (var (reader, openers) in Readers)
        {
            if (!atom.Is(openers))
                continue;
            reading ??= Event.Read(actors, clause, at, focus);
            if (reader.Read(reading) is not { } finding)
                continue;
            var companions = Companions.Of(actors, clause);
            AddFor(found, companions.Count == 0 ? finding.Subject.Countries : finding.Subject.Countries.Concat(companions.SelectMany(other => other.Countries)).Distinct(), finding);
        }
    }

    private static void AddFor(List<(CountryCode Country, Finding Finding)> found, IEnumerable<CountryCode> countries, Finding finding)
    {
        foreach (var country in countries)
            found.Add((country, finding));
    }
}
