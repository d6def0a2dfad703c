using System.Security.Claims;
using NewsTracker.Data.Audit;

namespace NewsTracker.Web.Accounts;

internal static class Actors
{
    public const string DisplayNameClaim = "display_name";

    /// <summary>Who the audit log will name for what this request does.</summary>
    public static AuditActor Actor(this HttpContext context) => new(
        Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null,
        context.User.DisplayName() ?? "Visitor",
        context.Connection.RemoteIpAddress);

    public static string? DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name;
}
