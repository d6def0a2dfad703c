namespace NewsTracker.Core.Treaties;

/// <summary>A status with the dates a reader asks for next.</summary>
/// <param name="Since">The day the status began; null for a state that took no step.</param>
/// <param name="EntersIntoForceOn">For a contracting State: when it becomes a State Party.</param>
/// <param name="WithdrawalNotifiedOn">For a State Party: when the depositary received its notice of withdrawal.</param>
/// <param name="WithdrawalTakesEffectOn">For a State Party that gave notice: the recorded day, or else the earliest that Article 20 allows; null once that has passed without effect.</param>
public sealed record TreatyStanding(
    TreatyStatus Status,
    DateOnly? Since,
    DateOnly? EntersIntoForceOn = null,
    DateOnly? WithdrawalNotifiedOn = null,
    DateOnly? WithdrawalTakesEffectOn = null);
