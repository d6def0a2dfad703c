namespace NewsTracker.Core.Treaties;

/// <summary>One difference between the acts that are stored and those that a newer version of the reference data brings.</summary>
/// <param name="Before">The act as stored; null for a new one.</param>
/// <param name="After">The act as delivered; null where it is delivered no more.</param>
public sealed record TreatyActChange(TreatyAct? Before, TreatyAct? After)
{
    public TreatyAct Act => After ?? Before!;

    /// <summary>Acts are the same by state, kind and day; what may change of one is its instrument, how its date is known, and its source.</summary>
    public static IReadOnlyList<TreatyActChange> Between(IEnumerable<TreatyAct> stored, IEnumerable<TreatyAct> delivered)
    {
        var before = stored.ToDictionary(Key);
        var after = delivered.ToDictionary(Key);
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(key => new TreatyActChange(before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
                .Where(change => change.Before is null || change.After is null || Content(change.Before) != Content(change.After))
                .OrderBy(change => change.Act.CountryCode).ThenBy(change => change.Act.On).ThenBy(change => change.Act.Kind),
        ];
    }

    private static (object Country, TreatyActKind Kind, DateOnly On) Key(TreatyAct act) => (act.CountryCode, act.Kind, act.On);

    private static (ConsentInstrument? Instrument, string Basis, string Source) Content(TreatyAct act) => (act.Instrument, act.Basis, act.Source);
}
