using System.Globalization;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Treaties;

public class TreatyCalendarTests
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    [Fact]
    public void A_notified_withdrawal_is_ahead_on_the_day_that_Article_20_gives() =>
        Assert.Equal(
            [Date("LTU", "2025-12-27", TreatyActKind.WithdrawalTakesEffect, isComputed: true)],
            Around(Act("LTU", TreatyActKind.EntryIntoForce, "2003-11-01"), Act("LTU", TreatyActKind.WithdrawalNotified, "2025-06-27")));

    [Fact]
    public void A_recorded_day_is_listed_once_and_as_published() =>
        Assert.Equal(
            [Date("LTU", "2025-12-27", TreatyActKind.WithdrawalTakesEffect, isComputed: false)],
            Around(
                Act("LTU", TreatyActKind.EntryIntoForce, "2003-11-01"),
                Act("LTU", TreatyActKind.WithdrawalNotified, "2025-06-27"),
                Act("LTU", TreatyActKind.WithdrawalTakesEffect, "2025-12-27")));

    [Fact]
    public void A_new_state_is_bound_on_the_first_day_of_the_sixth_month_after() =>
        Assert.Equal(
            [Date("MHL", "2025-11-12", TreatyActKind.Deposit, isComputed: false), Date("MHL", "2026-05-01", TreatyActKind.EntryIntoForce, isComputed: true)],
            Around(Act("MHL", TreatyActKind.Deposit, "2025-11-12")));

    [Fact]
    public void States_are_told_apart_and_listed_by_day() =>
        Assert.Equal(
            ["MHL", "EST", "MHL"],
            Around(
                Act("MHL", TreatyActKind.Deposit, "2025-11-12"),
                Act("EST", TreatyActKind.EntryIntoForce, "2004-11-01"),
                Act("EST", TreatyActKind.WithdrawalNotified, "2025-06-27")).Select(date => date.Country.Value));

    [Fact]
    public void What_is_out_of_the_range_is_left_out() =>
        Assert.Empty(Around(Act("LTU", TreatyActKind.Signature, "1999-02-26"), Act("LTU", TreatyActKind.Deposit, "2003-05-12"), Act("LTU", TreatyActKind.EntryIntoForce, "2003-11-01")));

    private static IReadOnlyList<TreatyDate> Around(params TreatyAct[] acts) => TreatyCalendar.Between(acts, Today, Today.AddDays(-31), Today.AddDays(366));

    private static TreatyDate Date(string country, string on, TreatyActKind kind, bool isComputed) => new(Code(country), Day(on), kind, isComputed);

    private static TreatyAct Act(string country, TreatyActKind kind, string on) => new() { CountryCode = Code(country), Kind = kind, On = Day(on), Basis = "published", Source = "a test" };

    private static CountryCode Code(string code) => CountryCode.Parse(code, CultureInfo.InvariantCulture);

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
