namespace NewsTracker.Core.Treaties;

/// <summary>A status with the dates a reader asks for next.</summary>
/// <param name="Since">The day the status began; null for a state that took no step.</param>
/// <param name="EntersIntoForceOn">For a contracting State: when it becomes a State Party, by a recorded act or else by Article 17; null once the day that Article 17 gives has passed without a record.</param>
/// <param name="WithdrawalNotifiedOn">For a State Party: when the depositary received its notice of withdrawal.</param>
/// <param name="WithdrawalTakesEffectOn">For a State Party that gave notice: the recorded day, or else the earliest that Article 20 allows; null once that has passed without a record.</param>
/// <param name="EntryIntoForceUnrecordedSince">For a contracting State: the day that Article 17 gives, where it has passed and no act is recorded.</param>
/// <param name="WithdrawalUnrecordedSince">For a State Party that gave notice: the earliest day that Article 20 allows, where it has passed and no act is recorded, because nobody recorded it or because an armed conflict holds the withdrawal up.</param>
public sealed record TreatyStanding(
    TreatyStatus Status,
    DateOnly? Since,
    DateOnly? EntersIntoForceOn = null,
    DateOnly? WithdrawalNotifiedOn = null,
    DateOnly? WithdrawalTakesEffectOn = null,
    DateOnly? EntryIntoForceUnrecordedSince = null,
    DateOnly? WithdrawalUnrecordedSince = null);
