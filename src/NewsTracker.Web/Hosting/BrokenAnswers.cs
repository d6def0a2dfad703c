namespace NewsTracker.Web.Hosting;

/// <summary>
/// Breaks the connection where a page fails after its answer began: half a file must not look like a whole one. The server alone only leaves out the last chunk, which HTTP/1.0 does not have,
/// and that is what some proxies speak.
/// </summary>
internal static class BrokenAnswers
{
    public static void UseBrokenAnswers(this IApplicationBuilder web) => web.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
    });
}
