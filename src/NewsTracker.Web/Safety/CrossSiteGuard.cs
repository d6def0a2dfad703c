namespace NewsTracker.Web.Safety;

/// <summary>
/// Keeps other sites from acting with a visitor's cookies through the JSON API, which has no form and so no token. Browsers say where a request comes from
/// (Sec-Fetch-Site; Origin before that), and pages cannot forge it; a program that says neither has no cookies but its own.
/// </summary>
internal sealed class CrossSiteGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return IsSafe(request.Method) || IsOurs(request)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem("This change came from another site, so it was not made. Make it from a page of this one.", statusCode: StatusCodes.Status403Forbidden));
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
