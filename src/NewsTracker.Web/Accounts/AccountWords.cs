using Microsoft.AspNetCore.Identity;

namespace NewsTracker.Web.Accounts;

/// <summary>What Identity refuses, where its own words do not say what to do.</summary>
internal sealed class AccountWords : IdentityErrorDescriber
{
    public override IdentityError DuplicateEmail(string email) => new()
    {
        Code = nameof(DuplicateEmail),
        Description = $"{email} has an account already. Open it under Users; a link to set its password can be issued there.",
    };
}
