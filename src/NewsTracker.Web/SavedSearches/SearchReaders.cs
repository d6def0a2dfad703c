using NewsTracker.Core.Accounts;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.SavedSearches;

internal static class SearchReaders
{
    /// <summary>Whose saved searches this request is about. Only for pages of <see cref="Safety.Policy.Reader"/>, which nobody reaches without an account.</summary>
    public static SearchReader SearchReader(this HttpContext context)
    {
        var actor = context.Actor();
        return new SearchReader(actor.Id ?? throw new InvalidOperationException("The page is open to visitors; its policy has to ask for a role."), context.User.IsInRole(Role.Admin), actor);
    }
}
