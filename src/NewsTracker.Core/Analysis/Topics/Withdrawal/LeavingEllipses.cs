using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Withdrawal;

/// <summary>
/// What others do, told shortly where leaving was just spoken of: "Chile sees no reason to", "in Peru the vote is set for Thursday", "Chad's letter
/// went in last month". Neither the act nor the treaty is named.
/// </summary>
internal static partial class LeavingEllipses
{
    /// <summary>Leaving was spoken of at most so many sentences before.</summary>
    private const int Reach = 3;

    private static readonly EllipticSteps Steps = new((Stance.RulesOut, Refused()), (Stance.Considers, Weighed()), (Stance.Formalises, Handed()), (Stance.Intends, Decided()));

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus) =>
        focus.IsAboutLeaving && focus.SentencesSinceLeaving <= Reach ? EllipticClause.Read(clauses, focus, Topic.Withdrawal, IsOfOtherMatters, Steps) : [];

    /// <summary>What is bought, made or joined has a reader of its own.</summary>
    private static bool IsOfOtherMatters(Atom atom) =>
        atom.Is(Concept.Mine | Concept.MineAction | Concept.Victim | Concept.OtherWeapon | Concept.OtherTreaty | Concept.Join | Concept.Ground) || (atom.IsNoun(Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.Use) && !atom.IsAnyVerb);

    private const string Matter = @"(it|that|this|the (idea|question|matter|issue|subject|topic|step|move)|such a (step|move|course|thing)|any such (step|move)|anything (similar|of the kind|like it))";

    [GeneratedRegex(
        @"\b(won't|will not)( \.| ;|$)|\bthat we (remain|stay)( \.| ,|$)|\b(does|do|did) not (want|wish|intend|plan)( to( go| follow| move)?)?( \.|$|,)|\bsees? no (reason|need|cause|point|sense)( to( follow| go)?| for (that|it|this)| in (that|it|this))?( \.| ,|$)|\b(ruled|rules|ruling) (it|that|this) out|ruled that out|rules that out\b|\b(excluded|excludes|ruled out|rules out|rejected|rejects) " + Matter
        + @"|\b(said|says|answered|answer is|answer was) no( \.| ,|$)|\b(nothing|none) of the (kind|sort)\b|\b(position|stance|policy|course|view) (has|had|have) not changed|\b(position|stance|policy|course) (remains|stays|is) (unchanged|the same)|\b(question|matter|subject|issue|topic) (does|did) not arise|\b(question|matter|subject|issue|topic) (is|was) not (being )?\w+|\bis not a (subject|topic|question|matter|theme)\b|\b(that|it|this|such a step|such a move) (is|was|remains) out of the question|\b(be|is) the last (one )?to (leave|go|do)|\bnot (intend|going) to change\b|\b(is|are) not considering anything|\bnever (given|had) (it|that|the matter|the idea|the question) (any|a)? ?thought",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();

    [GeneratedRegex(
        @"\b(is|are|was) (still )?thinking( about " + Matter + @"| it over)?( \.| ,|$)|\blook(ing|s|ed)? (into|at) " + Matter + @"|\b(question|matter|issue|subject|idea|step|move) (is|was|would be|will be|is to be) (being |now |still )?(looked at|looked into|gone into|examined|studied|discussed|considered|weighed|debated|assessed|reviewed)|\b(wait|waiting) and see\b|\b(nothing|no option|no step) (is|was|were|are) (excluded|ruled out|off the table)|\ball options (are|were|remain) (open|on the table)|\b(would|will|could) not say( \.| ,|$)|\b(left|leaves|leaving|leave) (the (question|matter|issue|door)|it|that) open|\bhas (not yet|yet to|still to) (taken? a decision|decided?|made? up its mind)|\bmay (be|come) next\b|\bdebate has (begun|started)|\b(examine|examining|study|studying|weigh|weighing|consider|considering|discuss|discussing|assess|assessing) (the|this|that) (question|matter|issue|idea|option|possibility)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Weighed();

    [GeneratedRegex(
        @"\b(handed|hands|sent|sends|delivered|delivers|submitted|lodged|turned|gave|given)( in| over)? (its|the|their) (own )?(letters?|papers|notice|note|notification|documents?)|\b(letters?|papers|notice|notification) (has|have) (been|arrived|gone|reached|followed)|\b(letters?|papers|notice|notification) (went|arrived|were handed|was handed|followed|was made|was given|was sent|were sent)|\b(six months|notice period|waiting period|waiting time|half year) (end|ends|ended|began|begin|run|runs|started)|\b(took|taken) (this|that|the same|the) step\b|\bwill be over (in|on|by)\b|\bgoes (in|on) (january|february|march|april|may|june|july|august|september|october|november|december)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Handed();

    [GeneratedRegex(
        @"\b(gave|given|gives|give) (its|the|their) (final |formal )?(approval|consent|blessing|green light|go ahead|nod|assent|agreement|backing)|\b(said|says) yes\b|\b(vote|reading|ballot|debate in parliament) (is|was) (set|scheduled|due|planned|expected|announced) for|\b(sent|sends|submitted|put|brought) (a|the|its) (draft )?(bill|law|draft|proposal) (to|before) (the )?(parliament|lawmakers|deputies|senate|congress)|\b(has|have) (still|yet) to (sign|put)|\bstill (has|have|had) to sign|\bsignature is (awaited|missing|outstanding|expected)|\b(on|along|down) the same (road|path|course|way)|\bdecision (has been|was) (taken|made)|\bdecided (likewise|the same|to (go|leave|follow))|\b(made|make) up its mind|\bmind is made up|\bwants? to (go|do it|do so|leave|follow)( too| as well| also)?( \.| ,|$)|\b(will come|comes) next( \.| ,|$)|\b(is|are) still outstanding",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Decided();
}
