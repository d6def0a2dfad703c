using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>Having mines told shortly where they were just spoken of: "Chile destroyed its own in 2003", "Peru wants them back", "Chad never had any".</summary>
internal static partial class StockEllipses
{
    private static readonly EllipticSteps Steps = new((Stance.RulesOut, Rid()), (Stance.Intends, Wanted()), (Stance.InEffect, Kept()));

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus) =>
        focus is { LastSentenceNamesWeapon: true, IsOurWeapon: true } ? EllipticClause.Read(clauses, focus, Topic.Stockpiling, IsOfOtherMatters, Steps) : [];

    private static bool IsOfOtherMatters(Atom atom) => atom.Is(Concept.OtherWeapon | Concept.OtherTreaty | Concept.Mine | Concept.MineAction | Concept.Clear | Concept.Ground | Concept.Victim);

    [GeneratedRegex(
        @"\bnever (had|has|owned|possessed|have had) (any|one|such)|\b(destroyed|scrapped|burned|melted down|blew up|blown up|gave up|given up) (all |the last of )?its own\b|\b(not|never|no longer) (want|need|wants|needs) (them|any|such)( \.| ,|$)|\bno (need|use) (of|for) them\b|\bhas (got )?rid (itself )?of (them|its own)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Rid();

    [GeneratedRegex(
        @"\bwants? (to have )?(them|some|its own) (again|back)|\b(ordered|orders|asked for|asks for|needs) (a|half a|two|three|several|[\d.,]+)( hundred)? (million|thousand|hundred thousand)( \.| ,| of them|$)|\bwill have (them|its own|some) (again|back)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Wanted();

    [GeneratedRegex(
        @"\b(still )?(has|have|keeps|keep|holds|hold) them( \.| ,| in| still|$)|\b(has|have|holds|hold|keeps|keep) ([\w.,]+ ){1,3}of them\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Kept();
}
