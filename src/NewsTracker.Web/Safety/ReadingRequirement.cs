using Microsoft.AspNetCore.Authorization;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Settings;

namespace NewsTracker.Web.Safety;

/// <summary>To read, one has a role, or the admin has opened reading to visitors.</summary>
internal sealed class ReadingRequirement : IAuthorizationRequirement;

internal sealed class ReadingHandler(InstallationSettings settings) : AuthorizationHandler<ReadingRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ReadingRequirement requirement)
    {
        if (Role.All.Any(context.User.IsInRole) || await settings.AllowsAnonymousReadingAsync(CancellationToken.None))
        {
            context.Succeed(requirement);
        }
    }
}
