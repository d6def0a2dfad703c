using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>
/// The day a sentence names for what it tells: in the clause that tells it, else in one that says so. What any other clause dates is another act; only a weekday may stand anywhere,
/// since "the minister said on Tuesday" ends many of them.
/// </summary>
internal static class SaidDates
{
    private const int LongestDate = 5;

    public static DateOnly? Find(string text, Event told, DateOnly? publishedOn) =>
        publishedOn is { } today
            ? ClausesOf(told).Select(clause => NamedDay.In(TextOf(text, told.Sentence, clause), today)).FirstOrDefault(day => day is not null) ?? NamedDay.Lately(text[told.Sentence.Start..told.Sentence.End], today)
            : null;

    private static IEnumerable<Clause> ClausesOf(Event told) =>
        told.Sentence.Clauses.Where(clause => clause != told.Clause && clause.Kind is ClauseKind.Main or ClauseKind.Content && SaysSo(clause, told)).Prepend(told.Clause);

    /// <summary>"Its minister wrote on 5 May", or what a content hangs on: "The cabinet decided on 5 May that …".</summary>
    private static bool SaysSo(Clause clause, Event told) =>
        (told.Clause.Kind is ClauseKind.Content && clause.To == told.Clause.From)
        || told.Sentence.Atoms.Between(clause.From, clause.To).Any(atom => atom.IsVerb(Concept.Say));

    /// <summary>With what follows in brackets, where no more than a date has room in them: "on Friday (27 June 2025)".</summary>
    private static string TextOf(string text, Sentence sentence, Clause clause)
    {
        var last = sentence.Clauses.FirstOrDefault(other => other.From == clause.To && other.To - other.From <= LongestDate && sentence.Atoms[other.From].Word == "(") ?? clause;
        return text[sentence.Atoms[clause.From].Start..sentence.Atoms[last.To - 1].End];
    }
}
