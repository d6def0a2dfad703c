using System.Globalization;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Countries;

/// <summary>A standing in a sentence, counted from the day looked at.</summary>
internal static class StandingWords
{
    public static string Of(TreatyStanding standing, DateOnly asOf) => standing switch
    {
        { WithdrawalTakesEffectOn: { } effect } => $"Withdrawal takes effect {In(effect, asOf)}, on {Day(effect)}; notice was given on {Day(standing.WithdrawalNotifiedOn!.Value)}. Until then the state is bound.",
        { WithdrawalUnrecordedSince: { } effect } => $"Notice of withdrawal was given on {Day(standing.WithdrawalNotifiedOn!.Value)}. By Article 20 it could take effect on {Day(effect)}, or later for a state then engaged in an armed conflict; no such act is recorded. Once the depositary tells of it, add the act.",
        { EntersIntoForceOn: { } force } => $"The Convention enters into force for it {In(force, asOf)}, on {Day(force)}.",
        { EntryIntoForceUnrecordedSince: { } force } => $"By Article 17 the Convention entered into force for it on {Day(force)}; no such act is recorded. Once the depositary tells of it, add the act.",
        { Status: TreatyStatus.StateParty, Since: { } since } => $"Bound since {Day(since)}.",
        { Status: TreatyStatus.Withdrawn, Since: { } since } => $"Not bound since {Day(since)}, when its withdrawal took effect.",
        { Status: TreatyStatus.Signatory, Since: { } since } => $"Signed on {Day(since)}; not bound without a deposit.",
        _ => "Took no step towards the Convention.",
    };

    private static string In(DateOnly day, DateOnly asOf) => (day.DayNumber - asOf.DayNumber) switch
    {
        1 => "tomorrow",
        var days => $"in {days.ToString("#,0", CultureInfo.InvariantCulture)} days",
    };

    private static string Day(DateOnly day) => PositionWords.Day(day);
}
