using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Treaties;

/// <summary>The Convention's dates around a day: those just past, and those to come, whether a page prints them or only its articles give them.</summary>
public static class TreatyCalendar
{
    /// <param name="acts">The acts of any number of states, future ones included.</param>
    /// <param name="today">The day on which each state's standing is looked at.</param>
    /// <returns>Earliest first; of one day in the order of the states' codes.</returns>
    public static IReadOnlyList<TreatyDate> Between(IEnumerable<TreatyAct> acts, DateOnly today, DateOnly first, DateOnly last) =>
    [
        .. from state in acts.GroupBy(act => act.CountryCode)
           from date in Recorded(state).Concat(Expected(state.Key, [.. state], today)).DistinctBy(date => (date.Kind, date.On))
           where date.On >= first && date.On <= last
           orderby date.On, date.Country.Value, date.Kind
           select date,
    ];

    private static IEnumerable<TreatyDate> Recorded(IEnumerable<TreatyAct> acts) =>
        acts.Select(act => new TreatyDate(act.CountryCode, act.On, act.Kind, IsComputed: act.Basis != TreatyAct.Published));

    private static IEnumerable<TreatyDate> Expected(CountryCode country, IReadOnlyCollection<TreatyAct> acts, DateOnly today)
    {
        var standing = TreatyStatuses.StandingOn(acts, today);
        if (standing.EntersIntoForceOn is { } force)
        {
            yield return new TreatyDate(country, force, TreatyActKind.EntryIntoForce, IsComputed: true);
        }

        if (standing.WithdrawalTakesEffectOn is { } effect)
        {
            yield return new TreatyDate(country, effect, TreatyActKind.WithdrawalTakesEffect, IsComputed: true);
        }
    }
}

/// <summary>A day on which something changes, or changed, between a state and the Convention.</summary>
/// <param name="IsComputed">No page prints the day; Article 17 or 20 gives it.</param>
public sealed record TreatyDate(CountryCode Country, DateOnly On, TreatyActKind Kind, bool IsComputed);
