using System.Diagnostics;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Web.Countries;

/// <summary>The words and marks for treaty statuses.</summary>
internal static class StatusWords
{
    /// <summary>In the order in which they are counted.</summary>
    public static IReadOnlyList<TreatyStatus> All { get; } =
        [TreatyStatus.StateParty, TreatyStatus.ContractingState, TreatyStatus.Signatory, TreatyStatus.Withdrawn, TreatyStatus.NotAParty];

    public static string Of(TreatyStatus status) => status switch
    {
        TreatyStatus.StateParty => "State Party",
        TreatyStatus.ContractingState => "Contracting state",
        TreatyStatus.Signatory => "Signatory",
        TreatyStatus.Withdrawn => "Withdrawn",
        TreatyStatus.NotAParty => "Never a party",
        _ => throw new UnreachableException(),
    };

    public static string Counted(TreatyStatus status, int count) => (status, count) switch
    {
        (TreatyStatus.StateParty, not 1) => "States Parties",
        (TreatyStatus.ContractingState, not 1) => "contracting states",
        (TreatyStatus.ContractingState, _) => "contracting state",
        (TreatyStatus.Signatory, not 1) => "signatories",
        (TreatyStatus.Signatory, _) => "signatory",
        (TreatyStatus.Withdrawn, _) => "withdrawn",
        (TreatyStatus.NotAParty, _) => "never a party",
        _ => Of(status),
    };

    public static string MarkOf(TreatyStatus status) => status switch
    {
        TreatyStatus.StateParty => "mark-good",
        TreatyStatus.ContractingState or TreatyStatus.Signatory => "mark-warning",
        TreatyStatus.Withdrawn => "mark-bad",
        TreatyStatus.NotAParty => "mark-idle",
        _ => throw new UnreachableException(),
    };
}
