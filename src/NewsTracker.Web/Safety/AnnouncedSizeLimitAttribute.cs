using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsTracker.Web.Safety;

/// <summary>
/// Answers 413 to a request that announces too large a body. Without it the antiforgery check is the first to read the form, fails at the
/// size, and a large upload looks like a forged one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnnouncedSizeLimitAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public long Bytes { get; } = bytes;

    // Before antiforgery (1000).
    public int Order => 800;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > Bytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
