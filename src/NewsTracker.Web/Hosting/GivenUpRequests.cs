using Microsoft.AspNetCore.Diagnostics;

namespace NewsTracker.Web.Hosting;

/// <summary>
/// Ends requests that the browser gave up (it went on to another page, or the search to the next letter) with 499, as proxies log them: nobody reads an answer, and nothing is wrong on our side.
/// </summary>
internal static class GivenUpRequests
{
    public static void UseGivenUpRequests(this IApplicationBuilder web) => web.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            if (!context.Response.HasStarted)
            {
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
    });
}
