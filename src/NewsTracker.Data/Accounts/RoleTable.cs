using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;

namespace NewsTracker.Data.Accounts;

internal static class RoleTable
{
    /// <summary>Adds the roles that are missing; runs under the preparation lock.</summary>
    public static async Task FillAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var known = await db.Roles.Select(role => role.Name).ToListAsync(cancellationToken);
        db.Roles.AddRange(Role.All.Except(known).Select(name => new IdentityRole<Guid>(name!) { Id = Guid.NewGuid(), NormalizedName = name!.ToUpperInvariant(), ConcurrencyStamp = Guid.NewGuid().ToString() }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
