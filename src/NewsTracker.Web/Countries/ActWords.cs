using System.Diagnostics;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Web.Countries;

/// <summary>The words for treaty acts in tables and forms.</summary>
internal static class ActWords
{
    public static string Of(TreatyActKind kind) => kind switch
    {
        TreatyActKind.Signature => "Signature",
        TreatyActKind.Deposit => "Deposit",
        TreatyActKind.EntryIntoForce => "Entry into force",
        TreatyActKind.WithdrawalNotified => "Notice of withdrawal",
        TreatyActKind.WithdrawalTakesEffect => "Withdrawal takes effect",
        _ => throw new UnreachableException(),
    };
}
