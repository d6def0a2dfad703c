namespace NewsTracker.Core.Treaties;

/// <summary>A recorded date beside the one that an article of the Convention gives.</summary>
/// <param name="Rule">"Article 17(2)".</param>
/// <param name="Recorded">Null where none is recorded yet.</param>
public sealed record TreatyDateCheck(TreatyAct From, string Rule, DateOnly Computed, DateOnly? Recorded)
{
    /// <summary>The act that has this date.</summary>
    public TreatyActKind Kind => From.Kind is TreatyActKind.Deposit ? TreatyActKind.EntryIntoForce : TreatyActKind.WithdrawalTakesEffect;

    public bool Agrees => Recorded is null || Recorded == Computed;

    /// <summary>Whether the computed day has come and no act is recorded.</summary>
    public bool IsDue(DateOnly today) => Recorded is null && Computed <= today;

    /// <summary>Every deposit but successions by Article 17, every notice of withdrawal by Article 20.</summary>
    /// <param name="acts">Of all states: the fortieth deposit brought the Convention into force.</param>
    public static IReadOnlyList<TreatyDateCheck> Of(IReadOnlyCollection<TreatyAct> acts)
    {
        if (TreatyRules.FortiethDeposit(acts.Where(act => act.Kind is TreatyActKind.Deposit).Select(act => act.On)) is not { } fortieth)
        {
            return [];
        }

        return
        [
            .. from state in acts.GroupBy(act => act.CountryCode)
               let ordered = state.OrderBy(act => act.On).ThenBy(act => act.Kind).ToList()
               from act in ordered
               where act is { Kind: TreatyActKind.Deposit, Instrument: not ConsentInstrument.Succession } or { Kind: TreatyActKind.WithdrawalNotified }
               orderby act.CountryCode, act.On
               select act.Kind is TreatyActKind.Deposit
                   ? new TreatyDateCheck(act, act.On <= fortieth ? "Article 17(1)" : "Article 17(2)", TreatyRules.EntryIntoForce(act.On, fortieth), Next(ordered, act, TreatyActKind.EntryIntoForce))
                   : new TreatyDateCheck(act, "Article 20(3)", TreatyRules.WithdrawalEffect(act.On), Next(ordered, act, TreatyActKind.WithdrawalTakesEffect)),
        ];
    }

    private static DateOnly? Next(IEnumerable<TreatyAct> ordered, TreatyAct after, TreatyActKind kind) => ordered.FirstOrDefault(act => act.Kind == kind && act.On >= after.On)?.On;
}
