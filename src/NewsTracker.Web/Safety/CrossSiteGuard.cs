namespace NewsTracker.Web.Safety;

/// <summary>Keeps other sites from acting with a visitor's cookies through the JSON API, which has no form and so no token.</summary>
internal sealed class CrossSiteGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return IsSafe(request.Method) || request.IsFromHere()
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem("This change came from another site, so it was not made. Make it from a page of this one.", statusCode: StatusCodes.Status403Forbidden));
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
