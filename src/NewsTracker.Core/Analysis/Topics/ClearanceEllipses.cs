using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Clearing told shortly where mined ground was just spoken of: "Chile finished last year", "Peru pays for part of it", "Chad now speaks of 2030".</summary>
internal static partial class ClearanceEllipses
{
    /// <summary>Mined ground was spoken of at most so many sentences before.</summary>
    private const int Reach = 2;

    private static readonly EllipticSteps Steps = new((Stance.RulesOut, Stopped()), (Stance.Intends, Planned()), (Stance.InEffect, Worked()), (Stance.InEffect, Paid()));

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus) =>
        focus.SentencesSinceMinedGround <= Reach ? EllipticClause.Read(clauses, focus, Topic.Clearance, IsOfOtherMatters, Steps) : [];

    private static bool IsOfOtherMatters(Atom atom) => atom.Is(Concept.OtherWeapon | Concept.OtherTreaty | Concept.Treaty | Concept.LeaveNoun | Concept.Stock);

    [GeneratedRegex(@"\b(cut|cuts|stopped|stops|ended|suspended|halted|withdrew) (its |the |all |their )?(aid|help|paying|payments|funding|funds|grants|support|work)\b|\b(aid|help|funding|work) (has been|was|is) (halted|stopped|suspended|cut off)\b|\b(aid|help|funding) (ended|stopped|ran out)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Stopped();

    [GeneratedRegex(
        @"\b(hopes?|hoped|means|wants?|plans?|expects?|aims?|intends?|is due|should|will|would like|has (said|promised|pledged|undertaken))( that it will| to)? (be |have )?(finish(ed)?|done|complete[ds]?|free|through|ready)\b|\b(speaks?|speaking|talks?) of (the year )?(20\d\d)|\bdeadline (was|is|has been|had been) (moved|extended|postponed|put off|pushed)|\b(promised|promises|pledged|pledges|announced) (another |a further |some |about )?([$€£]? ?[\w.,]+ )?(million|billion|euros|dollars)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Planned();

    [GeneratedRegex(
        @"\b(has |have |had )?(finished|completed)( the (work|job|task))?( \.| ,| last| in| ten| years| since| a| its share| two| three|$)|\b(is|are|was|has been|have been) (now |nearly |almost |all but )?done( \.| ,| since| with|$)|\b(work|works|job|task|clearing|search) (there |here )?(goes on|continues|proceeds|is going on|is under way|is (nearly |almost |half |now )?(finished|done|complete|completed)|was (finished|completed)|has (begun|resumed|been (finished|completed|resumed)))|\bcleared (all|most|half|nearly|almost|nine|two|three|\d)|\b(all|everything|most) (has|have) been cleared|\b(has|have) ([\w.,]+ ){1,2}(left|to go)( \.| ,|$)|\bdone (nine|two|three|half|most|[\w.,]+ per cent|[\w.,]+ percent)|\b(been|is|are|was|were) (still |now )?at work\b|\bworked on it\b|\b(does|do|did) the work\b|\bfallen behind\b|\bbehind (its|the) (plan|schedule)|\bmiss(es|ed)? (its|the|that) (deadline|target|date)|\b(win|wins|winning|won) back\b|\b(given|gave|gives|handed|opened|returned|restored|released) (back )?([\w.,]+ ){0,2}(hectares|fields|land|farmland|villages|kilometres|kilometers)|\b(search|searches|searched|comb|combs) the (roads?|fields?|paths?|hills?)|\bfrom field to field|\bout of the (ground|soil|earth)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Worked();

    [GeneratedRegex(
        @"\b(pays?|paying|paid) for (it|part|half|some|a part|most|the work|this|them|that)\b|\b(bears?|carries|carry|meets?|covers?|shoulders?) ([\w']+ ){0,3}costs?\b|\b(sent|sends|lent|lends|gave|given|gives|donated|supplied|provided|provides) ([\w',]+ ){0,3}(dogs|machines|experts|detectors|instructors|equipment|vehicles|teams|trainers|specialists|deminers|sappers)|\bshare is ([$€£]? ?[\w.,]+ ){1,2}(million|billion|dollars|euros)|\b(put|puts|added|adds|stepped in with|gave|gives|given|contributed|contributes|spent|spends) (in |another |a further |some |about |over )?([$€£]? ?[\w.,]+ )?(million|billion|dollars|euros)|\b(trains?|trained|training) (the |its |their |local )?(teams?|deminers|men|women|crews?|sappers)|\b(helps?|is helping|helped|are helping)( out| with| there| \.| ,|$)|\b(gift|gifts) (of|from)\b|\b(help|aid|money|funds|support) (has |have )?(come|came|comes) from|\bleads? the donors|\bof the money is\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Paid();
}
