using Microsoft.AspNetCore.Mvc.Rendering;
using NewsTracker.Core.Accounts;

namespace NewsTracker.Web.Pages.Users;

/// <summary>The roles to choose from, with what each may do.</summary>
internal static class RoleChoice
{
    public static IEnumerable<SelectListItem> All { get; } =
    [
        new("Analyst: reads everything", Role.Analyst),
        new("Editor: also adds and corrects articles, and decides on positions, tags and triage", Role.Editor),
        new("Admin: also manages sources, users and settings", Role.Admin),
    ];
}
