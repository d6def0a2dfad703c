using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Web.Pages.Shared;
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

    public Pager Pager { get; private set; } = new("Pages of users", null, null, null) { NewestName = "First", OlderName = "More" };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var users = db.Users.AsQueryable();
        if (After is { } after)
        {
            users = users.Where(u => db.Users.Any(place => place.Id == after && EF.Functions.GreaterThan(ValueTuple.Create(u.NormalizedEmail, u.Id), ValueTuple.Create(place.NormalizedEmail, place.Id))));
        }

        var page = await users.OrderBy(u => u.NormalizedEmail).ThenBy(u => u.Id)
            .Select(u => new Row(
                u.Id,
                u.DisplayName,
                u.Email!,
                db.UserRoles.Where(ur => ur.UserId == u.Id).Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => r.Name).OrderBy(name => name).FirstOrDefault(),
                u.LockoutEnd,
                u.PasswordHash != null,
                u.CreatedAt))
            .ReadPageAsync(PageSize, After is null, cancellationToken);
        Rows = page.Rows;
        Pager = Pager.Onward(page, Url.Page("/Users/Index", new { after = (Guid?)null }), row => Url.Page("/Users/Index", new { after = row.Id }));
    }

    public sealed record Row(Guid Id, string Name, string Email, string? Role, DateTimeOffset? LockoutEnd, bool HasPassword, DateTimeOffset CreatedAt);
}
