using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>A state as the table shows it.</summary>
/// <param name="FullName">The depositary's name, where news use another.</param>
public sealed record CountryRow(
    CountryCode Code,
    string Name,
    string? FullName,
    string Region,
    string? Note,
    TreatyStanding Standing,
    CountryRow.Step? Signature,
    CountryRow.Step? Deposit,
    CountryRow.Step? EntryIntoForce,
    CountryRow.Step? WithdrawalNotified,
    CountryRow.Step? WithdrawalTakesEffect)
{
    public TreatyStatus Status => Standing.Status;

    public static CountryRow Of(CountryCode code, string commonName, string name, string region, string? note, IReadOnlyCollection<TreatyAct> acts, DateOnly today)
    {
        var standing = TreatyStatuses.StandingOn(acts, today);
        return new CountryRow(
            code,
            commonName,
            name == commonName ? null : name,
            region.Replace("/", ", ", StringComparison.Ordinal),
            note,
            standing,
            Newest(TreatyActKind.Signature),
            Newest(TreatyActKind.Deposit),
            Newest(TreatyActKind.EntryIntoForce) ?? Expected(standing.EntersIntoForceOn),
            Newest(TreatyActKind.WithdrawalNotified),
            Newest(TreatyActKind.WithdrawalTakesEffect) ?? Expected(standing.WithdrawalTakesEffectOn));

        // A state may come, leave and come back: the last time is the one that holds.
        Step? Newest(TreatyActKind kind) => acts.Where(act => act.Kind == kind).MaxBy(act => act.On) is { } act
            ? new Step(act.On, act.Instrument, IsComputed: act.Basis != "published")
            : null;

        static Step? Expected(DateOnly? on) => on is { } day ? new Step(day, null, IsComputed: true) : null;
    }

    /// <param name="IsComputed">No page prints the date; an article of the Convention gives it.</param>
    public sealed record Step(DateOnly On, ConsentInstrument? Instrument, bool IsComputed);
}
