using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Accounts;

/// <summary>Signing in and out, each try with its audit event.</summary>
public sealed class SignIns(NewsTrackerDbContext db, UserManager<User> users, SignInManager<User> manager, AuditTrail audit)
{
    private const int MaxEmailKept = 200;

    // Any constant will do; it only has to differ from the other seed of advisory locks by text: 0, for the addresses of articles.
    private const long TurnSeed = 0x4E54_5349_474E_494E;

    private static readonly User Nobody = new() { DisplayName = "", CreatedAt = default };

    private static readonly string NobodysHash = new PasswordHasher<User>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>Whether the user is signed in now. Wrong password, unknown email, locked and closed accounts are not told apart: that would tell who has an account.</returns>
    public async Task<bool> TryAsync(string email, string password, bool staysSignedIn, AuditActor visitor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        await TakeTurnAsync(db, users.NormalizeEmail(email), cancellationToken);
        var user = await users.FindByEmailAsync(email);
        var opens = user is not null && await OpensAsync(user, password);
        if (user is null)
        {
            SpendAsLong(password);
        }

        // What a concurrent change of the account left unsaved must not be saved with the event.
        db.ChangeTracker.Clear();
        await audit.AppendAsync(
            opens ? new AuditActor(user!.Id, user.DisplayName, visitor.RemoteAddress) : visitor,
            new AuditedAct(opens ? "accounts.sign-in" : "accounts.sign-in-failed", nameof(User), user?.Id.ToString() ?? "unknown", After: opens ? null : new { email = email.CutTo(MaxEmailKept) }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (opens)
        {
            await manager.SignInAsync(user!, staysSignedIn);
        }

        return opens;
    }

    public async Task SignOutAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(actor, new AuditedAct("accounts.sign-out", nameof(User), actor.Id?.ToString() ?? "unknown"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await manager.SignOutAsync();
    }

    /// <summary>
    /// Tries with one address take turns until the transaction ends: of those that overlap only one would be counted. It is the address that is locked and not the account's row:
    /// tries with an address that nobody has would not wait for each other, and their time would tell so.
    /// </summary>
    internal static Task TakeTurnAsync(NewsTrackerDbContext db, string? normalizedEmail, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({normalizedEmail ?? ""}, {TurnSeed}))", cancellationToken);

    private async Task<bool> OpensAsync(User user, string password)
    {
        if (user.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            SpendAsLong(password);
            return false;
        }

        return (await manager.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded;
    }

    /// <summary>Where no hash was compared, one is now: the time an answer takes tells nothing either.</summary>
    private void SpendAsLong(string password) => users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
}
