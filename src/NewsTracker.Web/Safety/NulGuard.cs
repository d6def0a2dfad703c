namespace NewsTracker.Web.Safety;

/// <summary>Refuses a form with a NUL character where programs ask.</summary>
internal sealed class NulGuard : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.Request.HasFormWithNulAsync(context.HttpContext.RequestAborted)
            ? TypedResults.Problem(NulRefusal.Words, statusCode: StatusCodes.Status400BadRequest)
            : await next(context);
}
