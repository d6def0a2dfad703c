using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NewsTracker.Web.Accounts;

internal static class IdentityErrors
{
    /// <summary>Takes over what Identity refused. The user name is the email, so what is said about the one is not said again about the other.</summary>
    public static void AddErrors(this ModelStateDictionary modelState, IdentityResult result)
    {
        foreach (var error in result.Errors.Where(e => e.Code is not (nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.InvalidUserName))))
        {
            modelState.AddModelError("", error.Description);
        }
    }

    public static string InWords(this IdentityResult result) => string.Join(" ", result.Errors.Select(e => e.Description));
}
