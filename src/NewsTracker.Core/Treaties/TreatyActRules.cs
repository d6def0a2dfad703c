namespace NewsTracker.Core.Treaties;

/// <summary>What an act that an admin adds must fulfil; each fault is a sentence that says what to do.</summary>
public static class TreatyActRules
{
    public const int MaxSourceLength = 500;

    /// <summary>The Convention was opened for signature on this day.</summary>
    public static readonly DateOnly Opened = new(1997, 12, 3);

    /// <summary>The Convention entered into force on this day, and with it signing ended (Article 15).</summary>
    public static readonly DateOnly InForce = new(1999, 3, 1);

    /// <param name="others">The acts of the same state that are recorded already.</param>
    /// <returns>The fault, or null.</returns>
    public static string? FindProblem(TreatyAct act, IReadOnlyCollection<TreatyAct> others, DateOnly today)
    {
        if (act.On < Opened)
        {
            return "The Convention was opened for signature on 3 December 1997. Check the date.";
        }

        if (act.Kind is TreatyActKind.Signature or TreatyActKind.Deposit or TreatyActKind.WithdrawalNotified && act.On > today)
        {
            return "A signature, a deposit or a notice cannot lie ahead. Record it when the depositary does.";
        }

        if ((act.Kind is TreatyActKind.Deposit) != (act.Instrument is not null))
        {
            return act.Kind is TreatyActKind.Deposit ? "Choose the instrument that was deposited." : "Only a deposit has an instrument. Choose none.";
        }

        if (others.Any(other => other.Kind == act.Kind && other.On == act.On))
        {
            return "This act is recorded already.";
        }

        // Judged as of the day before, so that steps recorded late fall into their place; and by what follows, which must not be the same step once more.
        var before = TreatyStatuses.StandingOn(others, act.On.AddDays(-1));
        var next = others.Where(other => other.On > act.On).OrderBy(other => other.On).ThenBy(other => other.Kind).FirstOrDefault();
        var succeeds = others.Any(other => other.On == act.On && other.Instrument is ConsentInstrument.Succession) || next is { Instrument: ConsentInstrument.Succession };
        return act.Kind switch
        {
            TreatyActKind.Signature when act.On >= InForce => "The Convention could be signed until it entered into force on 1 March 1999; since then a state accedes, which is a deposit. Check the act and the date.",
            TreatyActKind.Signature when before.Status is not TreatyStatus.NotAParty => "The state had signed or gone further by that day. Check the act and the date.",
            TreatyActKind.Deposit when before.Status is TreatyStatus.ContractingState => "Its instrument is deposited already; it waits for the entry into force. Check the act and the state.",

            // A succession may be deposited when the state is bound already.
            TreatyActKind.Deposit when before.Status is TreatyStatus.StateParty && act.Instrument is not ConsentInstrument.Succession => "The state is a State Party on that day, so it has nothing to deposit. Check the act and the state.",
            TreatyActKind.WithdrawalNotified when before.WithdrawalNotifiedOn is { } notified => $"Its notice of withdrawal of {notified:yyyy-MM-dd} is recorded and runs. Check the act and the state.",
            TreatyActKind.WithdrawalNotified when before.Status is not TreatyStatus.StateParty => "Only a State Party gives notice of withdrawal; the state was none on that day. Check the date and the state.",
            TreatyActKind.WithdrawalTakesEffect when before.Status is TreatyStatus.Withdrawn => $"Its withdrawal took effect on {before.Since:yyyy-MM-dd} by what is recorded. Check the act and the date. If what is recorded is wrong, it has to go first: take the act back below, or have the reference data corrected that deliver it.",
            TreatyActKind.WithdrawalTakesEffect when before.WithdrawalNotifiedOn is null => "No notice of withdrawal is recorded before that day. Add the notice first.",
            TreatyActKind.WithdrawalTakesEffect when act.On < TreatyRules.WithdrawalEffect(before.WithdrawalNotifiedOn.Value) =>
                $"By Article 20 a withdrawal takes effect six months after the notice at the earliest, that is on {TreatyRules.WithdrawalEffect(before.WithdrawalNotifiedOn.Value):yyyy-MM-dd}. Check both dates.",

            TreatyActKind.EntryIntoForce when before.Status is TreatyStatus.StateParty => $"The Convention is in force for it since {before.Since:yyyy-MM-dd} by what is recorded. Check the act and the date. If what is recorded is wrong, it has to go first: take the act back below, or have the reference data corrected that deliver it.",

            // A state that succeeds another is bound from then on, and says so on that day or later.
            TreatyActKind.EntryIntoForce when before.Status is not TreatyStatus.ContractingState && !succeeds =>
                "No deposit is recorded that this entry into force could follow. Add the deposit first, that of a succession too, which may be of the same day or later than the entry into force.",
            _ when next?.Kind == act.Kind && act.Instrument is not ConsentInstrument.Succession =>
                $"This step is recorded already, on {next.On:yyyy-MM-dd}, and nothing lies between that would have it taken twice. Check the act and the date.",
            TreatyActKind.EntryIntoForce when !succeeds && FindEarliestEntry(before, others) is { } earliest && act.On < earliest =>
                $"By Article 17 the Convention enters into force for a state on the first day of the sixth month after the month of its deposit, and never before 1 March 1999: for this one on {earliest:yyyy-MM-dd}. Check both dates.",
            _ => null,
        };
    }

    /// <summary>The day that Article 17 gives a contracting State; null where it succeeds another, which may be bound from any day.</summary>
    private static DateOnly? FindEarliestEntry(TreatyStanding before, IEnumerable<TreatyAct> others) =>
        before is not { Status: TreatyStatus.ContractingState, Since: { } deposited } || others.Any(other => other.On == deposited && other.Instrument is ConsentInstrument.Succession) ? null
        : TreatyRules.FirstDayOfSixthMonthAfter(deposited) is var computed && computed < InForce ? InForce : computed;

    /// <summary>The earliest of the other acts that only stands because of one: without it, it would be refused. Null where the act can be taken back.</summary>
    /// <param name="others">The other acts of the same state.</param>
    public static TreatyAct? FindDependent(TreatyAct act, IReadOnlyCollection<TreatyAct> others, DateOnly today) => others.OrderBy(other => other.On).ThenBy(other => other.Kind)
        .FirstOrDefault(other => others.Where(one => one != other).ToList() is var rest && FindProblem(other, rest, today) is not null && FindProblem(other, [.. rest, act], today) is null);
}
