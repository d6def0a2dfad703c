using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Accounts;

/// <summary>Makes the first admin of an empty installation: through a one-time link printed at start-up, or from the environment.</summary>
public sealed class FirstAdmin(NewsTrackerDbContext db, UserManager<User> users, UserDirectory directory)
{
    private const string TokenHashKey = "setup.token-hash";

    /// <summary>A new token for the set-up link, where nobody has an account yet. Only its hash is kept; a token printed before stops working.</summary>
    public async Task<string?> FindTokenAsync(CancellationToken cancellationToken)
    {
        if (await users.Users.AnyAsync(cancellationToken))
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var hash = HashOf(token);
        await db.Database.ExecuteSqlAsync(
            $"insert into settings (key, value) values ({TokenHashKey}, {hash}) on conflict (key) do update set value = excluded.value", cancellationToken);
        return token;
    }

    /// <summary>Whether a token opens the set-up page: it was printed last, and nobody has used it.</summary>
    public async Task<bool> OpensAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || await users.Users.AnyAsync(cancellationToken))
        {
            return false;
        }

        var hash = await db.Settings.Where(s => s.Key == TokenHashKey).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        return hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token)));
    }

    /// <summary>Makes the admin and uses the token up, both or neither.</summary>
    public async Task<(IdentityResult Result, User? Admin)> CreateAsync(string email, string displayName, string password, AuditActor? actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two people with the same link: the second waits here, then finds an account.
        await db.Settings.FromSql($"select * from settings where key = {TokenHashKey} for update").Select(s => s.Key).ToListAsync(cancellationToken);
        if (await users.Users.AnyAsync(cancellationToken))
        {
            return (IdentityResult.Failed(new IdentityError { Code = "Taken", Description = "The first admin has been made already. Sign in, or ask that admin for an account." }), null);
        }

        var (result, admin) = await directory.CreateAsync(email, displayName, Role.Admin, password, actor ?? AuditActor.Application, cancellationToken);
        if (admin is not null)
        {
            await db.Settings.Where(s => s.Key == TokenHashKey).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return (result, admin);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
