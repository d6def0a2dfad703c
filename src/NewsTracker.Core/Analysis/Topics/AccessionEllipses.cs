using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Joining told shortly where another was just said to join: "Chile has been in since 2001", "Peru sees no way to", "in Chad the bill is before parliament".</summary>
internal static partial class AccessionEllipses
{
    private static readonly EllipticSteps Steps = new((Stance.RulesOut, Refused()), (Stance.Considers, Weighed()), (Stance.Formalises, Handed()), (Stance.Intends, Planned()), (Stance.InEffect, Joined()));

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus) =>
        focus is { LastActIsJoining: true, IsOurTreaty: true, SentencesSinceLeaving: <= 2, IsAboutLeaving: false } ? EllipticClause.Read(clauses, focus, Topic.Accession, IsOfOtherMatters, Steps) : [];

    private static bool IsOfOtherMatters(Atom atom) => atom.Is(Concept.OtherWeapon | Concept.OtherTreaty | Concept.Mine | Concept.MineAction | Concept.Leave | Concept.LeaveNoun);

    [GeneratedRegex(
        @"\b(will|would) not( \.| ,|$)|\b(does|do|did) not (want|wish|intend)( to| to do so)?( \.| ,|$)|\brefuses?( to| to do so)?( \.| ,|$)|\bstays? (out|outside)\b|\bno such (plans|plan|intention)|\bis out of the question\b|\bnot (allow|permit) (it|this|that)\b|\b(sees|has) no way to\b|\bcannot( do so)?( \.| ,|$)|\bunable to (do so|follow)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();

    [GeneratedRegex(
        @"\b(studying|examining|considering|discussing|weighing|looking (at|into)|studies|examines|considers|discusses|weighs) (the|this|that) (question|matter|issue|step|idea|possibility)|\basked (its |the )?(parliament|congress|government|cabinet|lawyers) for advice",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Weighed();

    [GeneratedRegex(
        @"\b(handed|sent|deposited|lodged|delivered|submitted)( in)? its (papers|instrument|documents?|letter)|\bratification (took place|came|followed|dates)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Handed();

    [GeneratedRegex(
        @"\bapproved the step\b|\b(parliament|congress|senate|cabinet) has (said yes|approved)\b|\bbill is before (the )?(parliament|congress|senate)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Planned();

    [GeneratedRegex(
        @"\b(been|is|already|was) in( since| from| \.| ,|$)|\b(is|was) bound by it\b|\bis (already )?(a member|one of them|a party)( too| already)?( \.| ,|$)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Joined();
}
