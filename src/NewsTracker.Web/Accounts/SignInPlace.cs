using Microsoft.AspNetCore.Diagnostics;

namespace NewsTracker.Web.Accounts;

/// <summary>Where one who signs in from a page comes back to: to that page, unless it told of an error or is one on accounts.</summary>
public static class SignInPlace
{
    /// <returns>The query of the sign-in page; empty where there is no place to come back to.</returns>
    public static QueryString Of(HttpContext context)
    {
        var request = context.Request;
        var isPlace = HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null;
        return isPlace ? QueryString.Create("returnUrl", request.PathBase.Add(request.Path) + request.QueryString.Value) : QueryString.Empty;
    }
}
