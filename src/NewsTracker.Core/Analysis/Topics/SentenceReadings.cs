using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics.Arms;
using NewsTracker.Core.Analysis.Topics.Withdrawal;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>What is found in a sentence as a whole rather than at a word: what only the sentences before explain, whose mines kill, who pays.</summary>
internal static class SentenceReadings
{
    private static readonly Func<IReadOnlyList<EllipticClause>, DocumentFocus, IEnumerable<(CountryCode Country, Finding Finding)>>[] Ellipses = [LeavingEllipses.Of, ClearanceEllipses.Of, SupportEllipses.Of, AccessionEllipses.Of, StockEllipses.Of];

    /// <param name="told">What the sentence tells of whom by its words, which counts for more.</param>
    public static List<(CountryCode Country, Finding Finding)> Of(SentenceActors actors, DocumentFocus focus, IReadOnlySet<(CountryCode Country, Topic Topic)> told)
    {
        var found = new List<(CountryCode Country, Finding Finding)>();
        var clauses = EllipticClause.In(actors, told);
        foreach (var reader in Ellipses)
            found.AddRange(reader(clauses, focus));
        found.AddRange(StateMines.Of(actors, focus).Concat(Donors.Of(actors, focus)).Where(one => !told.Contains((one.Country, one.Finding.Topic))));
        return found;
    }
}
