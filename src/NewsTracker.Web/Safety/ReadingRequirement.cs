using Microsoft.AspNetCore.Authorization;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.PageMemory;

namespace NewsTracker.Web.Safety;

/// <summary>To read, one has a role, or the admin has opened reading to visitors.</summary>
internal sealed class ReadingRequirement : IAuthorizationRequirement;

internal sealed class ReadingHandler(AnonymousReading reading, ChangesAtArrival changes) : AuthorizationHandler<ReadingRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ReadingRequirement requirement)
    {
        if (Role.All.Any(context.User.IsInRole) || await reading.IsAllowedAsync(await changes.ReadAsync(), CancellationToken.None))
        {
            context.Succeed(requirement);
        }
    }
}
