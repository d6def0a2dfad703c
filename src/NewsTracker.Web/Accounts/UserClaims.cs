using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Web.Accounts;

/// <summary>Adds the display name to what the cookie carries.</summary>
internal sealed class UserClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Actors.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
