using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Accounts;

/// <summary>Changes to accounts, each with its audit event in the same transaction.</summary>
public sealed class UserDirectory(NewsTrackerDbContext db, UserManager<User> users, AuditTrail audit, TimeProvider clock)
{
    /// <param name="password">Absent: the user sets one through a link.</param>
    public async Task<(IdentityResult Result, User? User)> CreateAsync(string email, string displayName, string role, string? password, AuditActor actor, CancellationToken cancellationToken)
    {
        var user = new User { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName, CreatedAt = clock.GetUtcNow() };
        var result = await InTransactionAsync(
            async () =>
            {
                var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
                return created.Succeeded ? await users.AddToRoleAsync(user, role) : created;
            },
            actor,
            new AuditedAct("users.create", nameof(User), user.Id.ToString(), After: new { email, displayName, role }),
            cancellationToken);
        return (result, result.Succeeded ? user : null);
    }

    public async Task<IdentityResult> ChangeRoleAsync(User user, string role, AuditActor actor, CancellationToken cancellationToken)
    {
        var before = (await users.GetRolesAsync(user)).FirstOrDefault();
        return before == role
            ? IdentityResult.Success
            : await InTransactionAsync(
                async () => await LeavesAnAdminAsync(user, role == Role.Admin, cancellationToken) is { } refusal
                    ? refusal
                    : Combine(
                        before is null ? IdentityResult.Success : await users.RemoveFromRoleAsync(user, before),
                        await users.AddToRoleAsync(user, role),
                        await users.UpdateSecurityStampAsync(user)),
                actor,
                new AuditedAct("users.change-role", nameof(User), user.Id.ToString(), new { role = before }, new { role }),
                cancellationToken);
    }

    /// <summary>Closes an account, or opens it again; its past stays.</summary>
    public Task<IdentityResult> SetDisabledAsync(User user, bool disabled, AuditActor actor, CancellationToken cancellationToken) => InTransactionAsync(
        async () => disabled && await LeavesAnAdminAsync(user, staysAdmin: false, cancellationToken) is { } refusal
            ? refusal
            : Combine(
                await users.SetLockoutEnabledAsync(user, true),
                await users.SetLockoutEndDateAsync(user, disabled ? DateTimeOffset.MaxValue : null),
                await users.UpdateSecurityStampAsync(user)),
        actor,
        new AuditedAct(disabled ? "users.disable" : "users.enable", nameof(User), user.Id.ToString(), new { disabled = !disabled }, new { disabled }),
        cancellationToken);

    /// <summary>Sets a password by an admin's link. It ends a lock-out too: the tries that failed were for the password that is gone.</summary>
    public Task<IdentityResult> SetPasswordAsync(User user, string token, string password, AuditActor actor, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            var set = await users.ResetPasswordAsync(user, token, password);
            var isClosed = user.LockoutEnd == DateTimeOffset.MaxValue;
            return !set.Succeeded || isClosed ? set : Combine(await users.SetLockoutEndDateAsync(user, null), await users.ResetAccessFailedCountAsync(user));
        },
        actor,
        new AuditedAct("users.set-password", nameof(User), user.Id.ToString()),
        cancellationToken);

    public Task<IdentityResult> ChangePasswordAsync(User user, string current, string password, AuditActor actor, CancellationToken cancellationToken) => InTransactionAsync(
        () => users.ChangePasswordAsync(user, current, password),
        actor,
        new AuditedAct("users.change-password", nameof(User), user.Id.ToString()),
        cancellationToken);

    /// <summary>The token for a link by which the user sets a password; making it is an act of its own.</summary>
    public async Task<string> IssuePasswordTokenAsync(User user, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var token = await users.GeneratePasswordResetTokenAsync(user);
        await audit.AppendAsync(actor, new AuditedAct("users.issue-link", nameof(User), user.Id.ToString()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    private async Task<IdentityResult> InTransactionAsync(Func<Task<IdentityResult>> change, AuditActor actor, AuditedAct act, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var result = await change();
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
            return result;
        }

        await audit.AppendAsync(actor, act, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return result;
    }

    private async Task<IdentityResult?> LeavesAnAdminAsync(User user, bool staysAdmin, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.Admins})", cancellationToken);
        if (staysAdmin || !await users.IsInRoleAsync(user, Role.Admin))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return (await users.GetUsersInRoleAsync(Role.Admin)).Any(admin => admin.Id != user.Id && admin.PasswordHash is not null && !(admin.LockoutEnd > now))
            ? null
            : IdentityResult.Failed(new IdentityError { Code = "LastAdmin", Description = $"{user.DisplayName} is the only admin with a password. Make someone else an admin first, and have them set one." });
    }

    private static IdentityResult Combine(params IEnumerable<IdentityResult> results) =>
        results.FirstOrDefault(result => !result.Succeeded) ?? IdentityResult.Success;
}
