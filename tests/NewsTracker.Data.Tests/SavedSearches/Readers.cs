using NewsTracker.Core.Accounts;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Tests.SavedSearches;

/// <summary>Accounts that save searches.</summary>
internal static class Readers
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<SearchReader> AddReaderAsync(this MigratedDatabase database, bool isAdmin = false) => database.WithDbAsync(async db =>
    {
        var id = Guid.NewGuid();
        db.Users.Add(new User { Id = id, UserName = $"{id}@example.org", DisplayName = $"Reader {id:N}", CreatedAt = TimeProvider.System.GetUtcNow().AddDays(-1) });
        var name = isAdmin ? Role.Admin : Role.Analyst;
        var role = await db.Roles.Where(r => r.Name == name).Select(r => r.Id).SingleAsync(Cancelled);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = role });
        await db.SaveChangesAsync(Cancelled);
        return new SearchReader(id, isAdmin, new AuditActor(id, $"Reader {id:N}", null));
    });
}
