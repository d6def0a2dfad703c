using NewsTracker.Core.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>The table of countries as a file: all columns of both views, and for each stance the day and the address of the position it rests on.</summary>
internal static class CountryExport
{
    private static readonly Topic[] Topics = Enum.GetValues<Topic>();

    public static TableExport Of(IEnumerable<CountryRow> rows, StanceTime time, WayBack way) => new(
        $"countries-{PositionWords.Iso(time.AsOf)}",
        [
            "iso3", "name", "region", "as_of", "known_at", "status", "since", "signed_on", "deposited_on", "consent", "in_force_on", "withdrawal_notified_on", "withdrawal_effective_on",
            .. Topics.SelectMany(topic => new[] { topic.ToKey(), $"{topic.ToKey()}_said_on", $"{topic.ToKey()}_position" }),
            "disagreement", "last_change", "open_suggestions", "articles_30_days", "note", "in_force_basis", "withdrawal_effective_basis",
        ],
        rows.Select(row => Cells(row, time, way)).ToAsyncEnumerable());

    private static IReadOnlyList<object?> Cells(CountryRow row, StanceTime time, WayBack way) =>
    [
        row.Code.Value, row.Name, row.Region, time.AsOf, time.KnownOn, StatusWords.Of(row.Status), row.Standing.Since,
        row.Signature?.On, row.Deposit?.On, row.Deposit?.Instrument?.ToString().ToLowerInvariant(), row.EntryIntoForce?.On, row.WithdrawalNotified?.On, row.WithdrawalTakesEffect?.On,
        .. Topics.SelectMany(topic => row.On(topic)?.Position is { } position ? new object?[] { position.Stance.ToKey(), position.SaidOn, way.ToPosition(position.Id, time) } : [null, null, null]),
        TreatyDisagreement.Find(row.Stances, row.Standing), row.LastChange, row.OpenSuggestions, row.Articles, row.State.Note,
        Basis(row.EntryIntoForce, row.EntryIntoForceDue), Basis(row.WithdrawalTakesEffect, row.WithdrawalDue),
    ];

    /// <summary>How a date is known: from the depositary, or from an article of the Convention alone, and then perhaps past without a record.</summary>
    private static string? Basis(CountryRow.Step? step, DateOnly? due) => (step, due) switch
    {
        (_, not null) => "due",
        ({ IsComputed: true }, _) => "computed",
        ({ IsComputed: false }, _) => "published",
        (null, null) => null,
    };
}
