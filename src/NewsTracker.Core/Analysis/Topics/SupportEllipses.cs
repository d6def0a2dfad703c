using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>What a state thinks of an exit or of the treaty just spoken of, by a gesture or a judgement: "Chile could not share this view", "for Peru the ban remains right", "Chad shook its head".</summary>
internal static partial class SupportEllipses
{
    private static readonly EllipticSteps Steps = new((Stance.InEffect, Regretted()), (Stance.InEffect, Upheld()));

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus) =>
        focus is { IsOurTreaty: true, SentencesSinceLeaving: <= 2 } ? EllipticClause.Read(clauses, focus, Topic.Support, IsOfOtherMatters, Steps) : [];

    private static bool IsOfOtherMatters(Atom atom) => atom.Is(Concept.OtherWeapon | Concept.OtherTreaty | Concept.MineAction);

    [GeneratedRegex(
        @"\b(not|cannot|nor) share (it|this|that|the|its|their|his)\b|\b(shook|shakes|shaking) (its|his|her|their) heads?\b|\b(called|calls|found|finds) (the|this|that|it|such a|their|its) ?(step|move|decision|exit|departure|withdrawal)?s? (\w+ ){0,2}(deplorable|regrettable|wrong|mistake|unwise|sad|premature|irresponsible|dangerous|unacceptable)|\b(is|are|was|were) (much |deeply |very )?(disturbed|troubled|dismayed|saddened|alarmed|unhappy|disappointed|appalled) (by|about|at|over) (it|this|that|the|those|what)\b|\b(cannot|not) accept (it|this|that)\b|\b(urged|asked|begged|told) [\w ]{2,20} to (change its mind|change their minds|think again|come back|reconsider|stay|think twice)|\bhopes? that [\w ]{2,30} (come back|return|stay|reconsider|change its mind|change their minds)|\btalk [\w ]{2,20} out of (it|this|that)|\bdissuade\b|\bdisturbed by those\b|\brejected the (reasons|arguments|reasoning)|\breminded [\w ]{2,20} of (its|their) (word|promise|promises|obligations|commitments|signature)|\bwarned (of a domino|of dominoes|that others|that more|against a domino)|\bnot (be|remain|stay) silent\b|\bthanked those (who|that) (stay|remain)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Regretted();

    [GeneratedRegex(
        @"\b(regards?|regard|looks? upon|look upon|sees? (in )?|considers?|call|calls|called) ?the (ban|treaty|convention|prohibition|norm) (as )?(a |an |the |part of |its )?(\w+ )?(vital|achievement|success|cornerstone|essential|pillar|important|necessary|milestone|standard|indispensable)|\bthe (ban|treaty|convention|prohibition|norm) (remains|is|stays) (right|a matter|the standard|vital|valid|necessary|sacred|worth|important|a pillar|indispensable)|\b(stand|stands|stood) up for the (ban|treaty|convention|prohibition|norm)|\b(go on|goes on|continue to|continues to|keep|keeps|kept) (urging|urge|asking|ask|calling on|call on|lobbying|lobby|encouraging|encourage)|\b(wants?|would like|lobbies|lobbied|lobbying|encourages?|asks?|win over) (every|all|its|the|other|others|more)\b[\w ]{0,30}(to join|to accede|to sign|to ratify|for the (ban|treaty|convention|prohibition|norm))|\barchitects? of the (ban|treaty|convention|prohibition|norm)|\b(treaty|ban|convention) (had|has) (saved|spared)|\bmines (kill|maim|hit) (children|civilians|farmers)|\bno (army|country|state) needs\b|\bas firm as ever\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Upheld();
}
