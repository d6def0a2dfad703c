using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics.Arms;
using NewsTracker.Core.Analysis.Topics.Withdrawal;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>What is found in a sentence as a whole rather than at a word: what only the sentences before explain, whose mines kill, who pays.</summary>
internal static class SentenceReadings
{
    private static readonly Func<IReadOnlyList<EllipticClause>, DocumentFocus, IEnumerable<(CountryCode Country, Finding Finding)>>[] Ellipses = [LeavingEllipses.Of, ClearanceEllipses.Of, SupportEllipses.Of, AccessionEllipses.Of, StockEllipses.Of];

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(SentenceActors actors, DocumentFocus focus)
    {
        var clauses = EllipticClause.In(actors);
        return Ellipses.SelectMany(reader => reader(clauses, focus)).Concat(StateMines.Of(actors, focus)).Concat(Donors.Of(actors, focus));
    }
}
