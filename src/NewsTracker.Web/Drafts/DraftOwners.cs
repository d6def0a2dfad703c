using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Drafts;

internal static class DraftOwners
{
    /// <summary>Whose drafts the scripts of a page may keep in this browser beside those on the server; null for nobody who is signed in.</summary>
    public static string? DraftOwner(this HttpContext context) => context.Actor().Id?.ToString("N");
}
