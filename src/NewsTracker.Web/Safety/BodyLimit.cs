using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NewsTracker.Web.Safety;

/// <summary>Answers 413 to a body that is larger than a route for programs takes, whether it says so beforehand or not.</summary>
internal sealed class BodyLimit(long bytes) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > bytes)
        {
            return TooLarge();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
    }

    private ProblemHttpResult TooLarge() => TypedResults.Problem($"This takes at most {bytes / 1024} kB.", statusCode: StatusCodes.Status413PayloadTooLarge);
}
