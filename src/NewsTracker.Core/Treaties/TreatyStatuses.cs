using System.Diagnostics;

namespace NewsTracker.Core.Treaties;

/// <summary>Derives where one state stands from its acts.</summary>
public static class TreatyStatuses
{
    public static TreatyStatus StatusOn(IEnumerable<TreatyAct> acts, DateOnly date) => StandingOn(acts, date).Status;

    /// <param name="acts">The acts of one state, in any order, future ones included.</param>
    public static TreatyStanding StandingOn(IEnumerable<TreatyAct> acts, DateOnly date)
    {
        var ordered = acts.OrderBy(act => act.On).ThenBy(act => act.Kind).ToList();
        var standing = ordered.Where(act => act.On <= date)
            .Aggregate(new TreatyStanding(TreatyStatus.NotAParty, Since: null), After);
        return standing.Status switch
        {
            TreatyStatus.ContractingState when NextAct(TreatyActKind.EntryIntoForce) is { } recorded => standing with { EntersIntoForceOn = recorded },
            TreatyStatus.ContractingState when TreatyRules.FirstDayOfSixthMonthAfter(standing.Since!.Value) is var computed => computed > date
                ? standing with { EntersIntoForceOn = computed }
                : standing with { EntryIntoForceUnrecordedSince = computed },
            TreatyStatus.StateParty when standing.WithdrawalNotifiedOn is not null && NextAct(TreatyActKind.WithdrawalTakesEffect) is { } recorded => standing with { WithdrawalTakesEffectOn = recorded },
            TreatyStatus.StateParty when standing.WithdrawalNotifiedOn is { } notified && TreatyRules.WithdrawalEffect(notified) is var computed => computed > date
                ? standing with { WithdrawalTakesEffectOn = computed }
                : standing with { WithdrawalUnrecordedSince = computed },
            _ => standing,
        };

        DateOnly? NextAct(TreatyActKind kind) =>
            ordered.FirstOrDefault(act => act.On > date && act.Kind == kind)?.On;
    }

    /// <summary>Whether the depositary counts the state among its participants: an instrument is deposited and no withdrawal has taken effect since.</summary>
    public static bool IsParticipantOn(IEnumerable<TreatyAct> acts, DateOnly date) => acts
        .Where(act => act.On <= date && act.Kind is TreatyActKind.Deposit or TreatyActKind.WithdrawalTakesEffect)
        .OrderBy(act => act.On).ThenBy(act => act.Kind)
        .LastOrDefault()?.Kind is TreatyActKind.Deposit;

    private static TreatyStanding After(TreatyStanding standing, TreatyAct act) => act.Kind switch
    {
        TreatyActKind.Signature => new(TreatyStatus.Signatory, act.On),
        TreatyActKind.EntryIntoForce => new(TreatyStatus.StateParty, act.On),
        TreatyActKind.WithdrawalTakesEffect => new(TreatyStatus.Withdrawn, act.On),
        TreatyActKind.WithdrawalNotified => standing with { WithdrawalNotifiedOn = act.On },

        // A succession is bound from the day it succeeded and may deposit later.
        TreatyActKind.Deposit when standing.Status is TreatyStatus.StateParty => standing,
        TreatyActKind.Deposit => new(TreatyStatus.ContractingState, act.On),
        _ => throw new UnreachableException(),
    };
}
