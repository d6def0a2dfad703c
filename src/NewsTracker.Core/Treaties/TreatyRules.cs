namespace NewsTracker.Core.Treaties;

/// <summary>The dates the Convention sets by its own articles.</summary>
public static class TreatyRules
{
    /// <summary>So many instruments brought the Convention into force (Article 17(1)).</summary>
    public const int DepositsForEntryIntoForce = 40;

    /// <summary>The day of the fortieth deposit, or null as long as there are fewer.</summary>
    public static DateOnly? FortiethDeposit(IEnumerable<DateOnly> deposits)
    {
        var firstForty = deposits.Order().Take(DepositsForEntryIntoForce).ToList();
        return firstForty.Count == DepositsForEntryIntoForce ? firstForty[^1] : null;
    }

    /// <summary>
    /// When the Convention enters into force for a state by ratification, acceptance, approval or accession: with the Convention itself
    /// for the first forty (Article 17(1)), on a date of its own for later ones (17(2)). Successions follow neither paragraph.
    /// </summary>
    public static DateOnly EntryIntoForce(DateOnly deposit, DateOnly fortiethDeposit) =>
        FirstDayOfSixthMonthAfter(deposit <= fortiethDeposit ? fortiethDeposit : deposit);

    /// <summary>
    /// The earliest day a withdrawal takes effect: six months after the depositary received the notice (Article 20(3)).
    /// For a state then engaged in an armed conflict it takes effect only when that ends, which no rule can compute.
    /// </summary>
    public static DateOnly WithdrawalEffect(DateOnly received) => received.AddMonths(6);

    public static DateOnly FirstDayOfSixthMonthAfter(DateOnly date) => new DateOnly(date.Year, date.Month, 1).AddMonths(6);
}
