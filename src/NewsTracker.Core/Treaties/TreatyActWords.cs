using System.Diagnostics;

namespace NewsTracker.Core.Treaties;

/// <summary>What a state does, or did, by an act, for a sentence that begins with its name.</summary>
public static class TreatyActWords
{
    /// <param name="isAhead">The day of the act is still to come.</param>
    /// <returns>"deposited its instrument", "its withdrawal takes effect".</returns>
    public static string Of(TreatyActKind kind, bool isAhead) => (kind, isAhead) switch
    {
        (TreatyActKind.Signature, true) => "signs the Convention",
        (TreatyActKind.Signature, false) => "signed the Convention",
        (TreatyActKind.Deposit, true) => "deposits its instrument",
        (TreatyActKind.Deposit, false) => "deposited its instrument",
        (TreatyActKind.EntryIntoForce, true) => "the Convention enters into force for it",
        (TreatyActKind.EntryIntoForce, false) => "the Convention entered into force for it",
        (TreatyActKind.WithdrawalNotified, true) => "gives notice of withdrawal",
        (TreatyActKind.WithdrawalNotified, false) => "gave notice of withdrawal",
        (TreatyActKind.WithdrawalTakesEffect, true) => "its withdrawal takes effect",
        (TreatyActKind.WithdrawalTakesEffect, false) => "its withdrawal took effect",
        _ => throw new UnreachableException(),
    };
}
