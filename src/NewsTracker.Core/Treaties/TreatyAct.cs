using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Treaties;

/// <summary>A dated step of a state towards or away from the Convention, as the depositary records it. Status is derived from acts, never stored.</summary>
public sealed class TreatyAct
{
    /// <summary>The basis of a date that a page prints.</summary>
    public const string Published = "published";

    public long Id { get; init; }

    public required CountryCode CountryCode { get; init; }

    public required TreatyActKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>By which instrument consent was given; only on a deposit.</summary>
    public ConsentInstrument? Instrument { get; init; }

    /// <summary>How the date is known: "published", or the treaty article it was computed from ("rule: Art. 17(2)").</summary>
    public required string Basis { get; init; }

    /// <summary>Where the date can be checked.</summary>
    public required string Source { get; init; }

    /// <summary>The admin who added the act; null for one that comes with the reference data.</summary>
    public Guid? AddedById { get; init; }

    /// <summary>The admin's name at the time, kept readable when the account is gone.</summary>
    public string? AddedByName { get; init; }

    public DateTimeOffset? AddedAt { get; init; }
}

public enum TreatyActKind
{
    Signature,
    Deposit,
    EntryIntoForce,

    /// <summary>The depositary received the notice of withdrawal; the state stays bound for at least six months (Article 20).</summary>
    WithdrawalNotified,
    WithdrawalTakesEffect,
}

/// <summary>The instruments by which a state consents to be bound.</summary>
public enum ConsentInstrument
{
    Ratification,
    Accession,
    Acceptance,
    Approval,
    Succession,
}
