using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration.Attributes;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Data.Reference;

/// <summary>A state's row of ottawa-convention-status.csv.</summary>
internal sealed class StatusRow
{
    [Name("iso3")]
    public required string Iso3 { get; init; }

    [Name("un_region")]
    public required string Region { get; init; }

    [Name("signed_on")]
    public DateOnly? SignedOn { get; init; }

    [Name("consent_type"), EnumIgnoreCase]
    public ConsentInstrument? Consent { get; init; }

    [Name("consent_on")]
    public DateOnly? ConsentOn { get; init; }

    [Name("entry_into_force_on")]
    public DateOnly? EntryIntoForceOn { get; init; }

    [Name("eif_basis")]
    public required string EntryIntoForceBasis { get; init; }

    [Name("withdrawal_notified_on")]
    public DateOnly? WithdrawalNotifiedOn { get; init; }

    [Name("withdrawal_effective_on")]
    public DateOnly? WithdrawalEffectiveOn { get; init; }

    [Name("note")]
    public required string Note { get; init; }

    [Name("source")]
    public required string Source { get; init; }

    public static IReadOnlyList<StatusRow> ReadAll(Stream stream)
    {
        using var reader = new StreamReader(stream);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<StatusRow>()];
    }

    public IEnumerable<TreatyAct> Acts()
    {
        var country = CountryCode.Parse(Iso3, CultureInfo.InvariantCulture);
        if (SignedOn is { } signed)
            yield return Act(TreatyActKind.Signature, signed, TreatyAct.Published);
        if (ConsentOn is { } deposited)
            yield return Act(TreatyActKind.Deposit, deposited, TreatyAct.Published, Consent);
        if (EntryIntoForceOn is { } entered)
            yield return Act(TreatyActKind.EntryIntoForce, entered, EntryIntoForceBasis);
        if (WithdrawalNotifiedOn is { } notified)
            yield return Act(TreatyActKind.WithdrawalNotified, notified, TreatyAct.Published);
        if (WithdrawalEffectiveOn is { } effective)
            yield return Act(TreatyActKind.WithdrawalTakesEffect, effective, TreatyAct.Published);

        TreatyAct Act(TreatyActKind kind, DateOnly on, string basis, ConsentInstrument? instrument = null) =>
            new() { CountryCode = country, Kind = kind, On = on, Instrument = instrument, Basis = basis, Source = Source };
    }
}
