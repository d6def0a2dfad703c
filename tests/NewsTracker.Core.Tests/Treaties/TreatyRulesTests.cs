using CsCheck;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Tests.Treaties;

public class TreatyRulesTests
{
    private static readonly DateOnly Fortieth = new(1998, 9, 16);

    [Theory]
    [InlineData("1997-12-03", "1999-03-01")]
    [InlineData("1998-09-16", "1999-03-01")]
    [InlineData("1998-09-17", "1999-03-01")]
    [InlineData("1998-10-01", "1999-04-01")]
    [InlineData("2012-12-27", "2013-06-01")]
    [InlineData("2025-03-12", "2025-09-01")]
    [InlineData("2025-08-31", "2026-02-01")]
    public void A_deposit_counts_from_the_first_day_of_the_sixth_month_after_it(string deposit, string entersIntoForce) =>
        Assert.Equal(Day(entersIntoForce), TreatyRules.EntryIntoForce(Day(deposit), Fortieth));

    [Theory]
    [InlineData("2025-06-27", "2025-12-27")]
    [InlineData("2025-08-20", "2026-02-20")]
    [InlineData("2025-08-31", "2026-02-28")]
    public void A_withdrawal_takes_effect_six_months_after_its_receipt(string received, string takesEffect) =>
        Assert.Equal(Day(takesEffect), TreatyRules.WithdrawalEffect(Day(received)));

    [Fact]
    public void The_fortieth_deposit_is_the_fortieth_by_date()
    {
        var deposits = Enumerable.Range(0, 45).Select(i => new DateOnly(1998, 1, 1).AddDays(i)).ToList();

        Assert.Equal(new DateOnly(1998, 2, 9), TreatyRules.FortiethDeposit(deposits.AsEnumerable().Reverse()));
        Assert.Null(TreatyRules.FortiethDeposit(deposits.Take(39)));
    }

    [Fact]
    public void Entry_into_force_is_five_to_six_months_and_a_day_ahead() =>
        Gen.Int[1, 20_000].Sample(days =>
        {
            var deposit = Fortieth.AddDays(days);
            var inForce = TreatyRules.EntryIntoForce(deposit, Fortieth);
            Assert.Equal(1, inForce.Day);
            Assert.InRange(inForce, deposit.AddMonths(5), deposit.AddMonths(6));
        });

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
