using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Positions;

/// <summary>Where a stance and the depositary's record do not say the same. Neither is wrong for it: a page shows both and says so.</summary>
public static class TreatyDisagreement
{
    public static string? Find(CurrentStance stance, TreatyStanding standing) => Find(stance.Position.Topic, stance.Position.Stance, standing);

    /// <summary>All that a state's stances disagree in, for a cell of a table; null where there is nothing.</summary>
    public static string? Find(IEnumerable<CurrentStance> stances, TreatyStanding standing) =>
        stances.Select(stance => Find(stance, standing)).OfType<string>().ToList() is { Count: > 0 } found ? string.Join(' ', found) : null;

    /// <summary>The disagreement in a sentence; null where there is none.</summary>
    public static string? Find(Topic topic, Stance stance, TreatyStanding standing) => (topic, stance, standing.Status) switch
    {
        (Topic.Withdrawal, Stance.InEffect, TreatyStatus.StateParty) => standing switch
        {
            { WithdrawalTakesEffectOn: { } effect } => $"A position says that withdrawal is in effect, but by the depositary's record it takes effect on {DayWords.Of(effect)}; until then the state is bound.",
            { WithdrawalNotifiedOn: { } notified } => $"A position says that withdrawal is in effect, but the depositary, notified on {DayWords.Of(notified)}, records no day on which it took effect.",
            _ => "A position says that withdrawal is in effect, but the depositary records no notice of withdrawal: the state is a State Party.",
        },
        (Topic.Withdrawal, Stance.Formalises, TreatyStatus.StateParty) when standing.WithdrawalNotifiedOn is null =>
            "A position says that withdrawal took its formal step, but the depositary records no notice of withdrawal; a law signed at home comes before it.",

        // A state that considers or intends it and has given notice goes the same way in both.
        (Topic.Withdrawal, Stance.RulesOut, TreatyStatus.StateParty) when standing.WithdrawalNotifiedOn is { } notified =>
            $"The latest position on withdrawal rules it out, but by the depositary's record notice of it was given on {DayWords.Of(notified)}.",
        (Topic.Withdrawal, Stance.RulesOut or Stance.Considers or Stance.Intends, TreatyStatus.Withdrawn) =>
            $"The latest position on withdrawal stops short of it, but by the depositary's record it took effect on {DayWords.Of(standing.Since!.Value)}.",
        (Topic.Accession, Stance.InEffect, TreatyStatus.NotAParty or TreatyStatus.Signatory) =>
            "A position says that the state has joined, but the depositary records no deposit of its instrument.",
        (Topic.Accession, Stance.Formalises, TreatyStatus.NotAParty or TreatyStatus.Signatory) =>
            "A position says that accession took its formal step, but the depositary records no deposit of an instrument; a law signed at home comes before it.",
        (Topic.Accession, Stance.RulesOut, TreatyStatus.ContractingState) =>
            $"The latest position on accession rules it out, but by the depositary's record the instrument was deposited on {DayWords.Of(standing.Since!.Value)}.",
        (Topic.Accession, Stance.RulesOut or Stance.Considers or Stance.Intends, TreatyStatus.StateParty) =>
            $"The latest position on accession stops short of it, but by the depositary's record the state is bound since {DayWords.Of(standing.Since!.Value)}.",
        (Topic.Accession, Stance.InEffect, TreatyStatus.ContractingState) when standing.EntersIntoForceOn is { } force =>
            $"A position says that the Convention is in force for the state, but by the depositary's record it enters into force on {DayWords.Of(force)}.",
        _ => null,
    };
}
