using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>How far an act has come, by the words around it.</summary>
internal static class Steps
{
    /// <summary>Of making, buying, laying and passing on: planned unless told as done; refused, banned or denied.</summary>
    public static Stance? OfDeed(Event reading)
    {
        var around = reading.IsVerb ? reading.Before | reading.Matrix : reading.Around;
        var has = (Concept concept) => (around & concept) != Concept.None;
        if (has(Concept.Undecided))
            return Stance.Considers;
        if (has(Concept.Not) && has(Concept.RuleOut | Concept.Deny) && !has(Concept.Intend))
            return Stance.Considers;
        if (has(Concept.Not | Concept.RuleOut | Concept.Ban | Concept.Deny))
            return Stance.RulesOut;
        if (has(Concept.May | Concept.Consider) || reading.Clause.Kind is Reading.ClauseKind.Condition)
            return Stance.Considers;
        if (has(Concept.Will | Concept.Intend | Concept.Decide) || IsInfinitive(reading))
            return Stance.Intends;
        return Stance.InEffect;
    }

    /// <summary>"to lay mines" tells an aim.</summary>
    public static bool IsInfinitive(Event reading) =>
        reading.At > 0 && reading.IsVerb && reading.Sentence.Atoms[reading.At - 1].Word == "to";
}
