namespace NewsTracker.Core.Positions;

/// <summary>The ladder of stances; the number is the rung. Stored and sent by its key: see <see cref="CodebookKeys"/>.</summary>
public enum Stance
{
    RulesOut = 1,
    Considers,

    /// <summary>Decided, announced or approved; not yet formally done.</summary>
    Intends,

    /// <summary>The formal legal step is taken.</summary>
    Formalises,
    InEffect,
}
