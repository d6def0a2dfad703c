using Microsoft.AspNetCore.Identity;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Accounts;

/// <summary>The operator's way in where no admin can sign in: a one-time link by which an admin who has an account sets a new password, which ends a lock-out too.</summary>
public sealed class AdminLink(UserManager<User> users, UserDirectory directory)
{
    public async Task<AdminLinkOutcome> IssueAsync(string email, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null || !await users.IsInRoleAsync(user, Role.Admin))
        {
            return new AdminLinkOutcome.Refused("Nobody with this address is an admin.");
        }

        if (user.LockoutEnd == DateTimeOffset.MaxValue)
        {
            return new AdminLinkOutcome.Refused("The account with this address is closed. Name another admin.");
        }

        var (result, token) = await directory.IssuePasswordTokenAsync(user, AuditActor.Application, cancellationToken);
        return token is null
            ? new AdminLinkOutcome.Refused(result.InWords())
            : new AdminLinkOutcome.Issued("/account/set-password" + QueryString.Create("user", user.Id.ToString()).Add("token", token));
    }
}

public abstract record AdminLinkOutcome
{
    private AdminLinkOutcome()
    {
    }

    /// <param name="Path">With its query, from the root of the application.</param>
    public sealed record Issued(string Path) : AdminLinkOutcome;

    /// <param name="Why">In sentences.</param>
    public sealed record Refused(string Why) : AdminLinkOutcome;
}
