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
        try
        {
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
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // Sent twice at once: neither saw the other when it looked.
            db.ChangeTracker.Clear();
            return (IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(email)), null);
        }
    }

    /// <summary>Corrects whom an account belongs to. Sessions and links go on: they are the same person's, who signs in by the new address next time.</summary>
    public async Task<IdentityResult> CorrectAsync(User user, string email, string displayName, AuditActor actor, CancellationToken cancellationToken)
    {
        var before = new { email = user.Email, displayName = user.DisplayName };
        if (before.email == email && before.displayName == displayName)
        {
            return IdentityResult.Success;
        }

        try
        {
            return await InTransactionAsync(
                async () =>
                {
                    (user.UserName, user.Email, user.DisplayName) = (email, email, displayName);
                    return await users.UpdateAsync(user);
                },
                actor,
                new AuditedAct("users.correct", nameof(User), user.Id.ToString(), before, new { email, displayName }),
                cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // Somebody else got the address in the same moment.
            db.ChangeTracker.Clear();
            return IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(email));
        }
    }

    /// <summary>Gives an account another role. Who has a password is let in anew, by which a link issued before ends; who has none is nowhere signed in, and keeps the link.</summary>
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
                        user.PasswordHash is null ? IdentityResult.Success : await users.UpdateSecurityStampAsync(user)),
                actor,
                new AuditedAct("users.change-role", nameof(User), user.Id.ToString(), new { role = before }, new { role }),
                cancellationToken);
    }

    /// <summary>Closes an account, or opens it again; its past stays. Either ends what sessions and links there are.</summary>
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

    /// <summary>The token for a link by which the user sets a password; making it is an act of its own. Links issued before hold no longer, and where the user is signed in, that ends within a minute.</summary>
    /// <returns>No token where the account was changed meanwhile.</returns>
    public async Task<(IdentityResult Result, string? Token)> IssuePasswordTokenAsync(User user, AuditActor actor, CancellationToken cancellationToken)
    {
        var result = await InTransactionAsync(() => users.UpdateSecurityStampAsync(user), actor, new AuditedAct("users.issue-link", nameof(User), user.Id.ToString()), cancellationToken);
        return (result, result.Succeeded ? await users.GeneratePasswordResetTokenAsync(user) : null);
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
        if (staysAdmin)
        {
            return null;
        }

        // Asked of the database: accounts that this request has read already, the admin's own above all, are as they were before the lock.
        var now = clock.GetUtcNow();
        var admins = db.UserRoles.Where(held => db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Admin));
        return !await admins.AnyAsync(held => held.UserId == user.Id, cancellationToken)
            || await db.Users.AnyAsync(other => other.Id != user.Id && other.PasswordHash != null && !(other.LockoutEnd > now) && admins.Any(held => held.UserId == other.Id), cancellationToken)
            ? null
            : IdentityResult.Failed(new IdentityError { Code = "LastAdmin", Description = $"{user.DisplayName} is the only admin with a password. Make someone else an admin first, and have them set one." });
    }

    private static IdentityResult Combine(params IEnumerable<IdentityResult> results) =>
        results.FirstOrDefault(result => !result.Succeeded) ?? IdentityResult.Success;
}
