using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Users;

[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(NewsTrackerDbContext db) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The account after which the list goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var users = db.Users.AsQueryable();
        if (After is { } after)
        {
            users = users.Where(u => db.Users.Any(place => place.Id == after && EF.Functions.GreaterThan(ValueTuple.Create(u.NormalizedEmail, u.Id), ValueTuple.Create(place.NormalizedEmail, place.Id))));
        }

        var rows = await users.OrderBy(u => u.NormalizedEmail).ThenBy(u => u.Id).Take(PageSize + 1)
            .Select(u => new Row(
                u.Id,
                u.DisplayName,
                u.Email!,
                db.UserRoles.Where(ur => ur.UserId == u.Id).Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => r.Name).OrderBy(name => name).FirstOrDefault(),
                u.LockoutEnd,
                u.PasswordHash != null,
                u.CreatedAt))
            .ToListAsync(cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Rows[^1].Id : null;
    }

    public sealed record Row(Guid Id, string Name, string Email, string? Role, DateTimeOffset? LockoutEnd, bool HasPassword, DateTimeOffset CreatedAt);
}
