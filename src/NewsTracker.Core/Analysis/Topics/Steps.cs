using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>How far an act has come, by the words around it.</summary>
internal static class Steps
{
    private const int FarthestBan = 12;

    private static readonly FrozenSet<string> Lifting = ["lifted", "lifts", "lift", "lifting", "dropped", "drops", "drop", "dropping", "scrapped", "scraps", "scrapping", "removed", "removes", "removing", "eased", "eases", "easing", "relaxed", "relaxes", "relaxing", "reversed", "reverses", "reversing", "rescinded", "rescinds", "rescinding", "overturned", "repealed", "ended", "ends", "ending"];

    /// <summary>Of making, buying, laying and passing on: planned unless told as done; refused, banned or denied.</summary>
    public static Stance? OfDeed(Event reading)
    {
        var around = reading.IsVerb ? reading.Before | reading.Matrix : reading.Around;
        var has = (Concept concept) => (around & concept) != Concept.None;
        if (has(Concept.Undecided))
            return Stance.Considers;
        if (has(Concept.Not) && has(Concept.RuleOut | Concept.Deny) && !has(Concept.Intend))
            return Stance.Considers;
        if (has(Concept.Ban) && LiftsBan(reading))
            return Stance.Considers;
        if (has(Concept.Not | Concept.RuleOut | Concept.Ban | Concept.Deny))
            return Stance.RulesOut;
        if (has(Concept.May | Concept.Consider) || reading.Clause.Kind is Reading.ClauseKind.Condition)
            return Stance.Considers;
        if (HasBegunAnew(reading) || (!reading.IsVerb && IsToldBegun(reading)))
            return Stance.InEffect;
        if (has(Concept.Will) && reading.Sentence.Clauses.FirstOrDefault(other => other.From == reading.Clause.To) is { Kind: Reading.ClauseKind.Condition })
            return Stance.Considers;
        if (has(Concept.Will | Concept.Intend | Concept.Decide) || IsInfinitive(reading))
            return Stance.Intends;
        return Stance.InEffect;
    }

    /// <summary>"production has begun".</summary>
    private static bool IsToldBegun(Event reading)
    {
        var behind = reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8));
        return behind.FindIndex(atom => atom.Word is "begun" or "started" or "began" or "resumed") is > 0 and var begun && (behind[begun - 1].Is(Concept.Perfect) || behind[begun].Word == "began") && !behind.Take(begun).Any(Concept.Will | Concept.May | Concept.Not);
    }

    /// <summary>"has restarted the making of": it is being done.</summary>
    private static bool HasBegunAnew(Event reading)
    {
        var before = reading.Between(reading.Clause.From, reading.At);
        var begun = before.FindLastIndex(atom => atom.Word is "restarted" or "resumed" or "relaunched" or "revived" or "begun" or "started" or "began");
        return begun > 0 && (before[begun - 1].Is(Concept.Perfect) || before[begun - 1].NamesStates || before[begun - 1].Is(Concept.Office | Concept.Forces)) && !before.Any(Concept.Will | Concept.May);
    }

    /// <summary>"dropped a rule that barred its forces from using": what is no longer forbidden is open.</summary>
    private static bool LiftsBan(Event reading)
    {
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At - 1; i > 0 && i > reading.At - FarthestBan; i--)
        {
            if (atoms[i].Is(Concept.Ban) && !Lifting.Contains(atoms[i].Word))
                return atoms.Skip(Math.Max(0, i - 6)).Take(Math.Min(i, 6)).Any(atom => Lifting.Contains(atom.Word));
        }

        return false;
    }

    /// <summary>"to lay mines" tells an aim.</summary>
    public static bool IsInfinitive(Event reading) =>
        reading.At > 0 && reading.IsVerb && reading.Sentence.Atoms[reading.At - 1].Word is var before && (before == "to" || before.EndsWith(" to", StringComparison.Ordinal))
        && !(reading.At > 1 && Held.Contains(reading.Sentence.Atoms[reading.At - 2].Word));

    /// <summary>"is believed to hold": told as a fact by others.</summary>
    private static readonly FrozenSet<string> Held = ["believed", "thought", "said", "known", "reported", "suspected", "estimated", "alleged", "understood", "found", "seen", "continue", "continues", "continued"];
}
