namespace NewsTracker.Web.PageMemory;

/// <summary>
/// Who asks for a page while another request makes it waits for that one. Where its reader gives up, the wait ends with an exception that is nobody else's concern: whoever still wants the page has it made for themselves.
/// </summary>
internal static class SharedMaking
{
    private static readonly object Shared = new();

    /// <summary>The output cache, and a second try where a page was waited for in vain.</summary>
    public static void UsePageMemory(this IApplicationBuilder web)
    {
        web.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException && WasWaitedForInVain(context))
            {
                context.Items[Shared] = false;
                await next(context);
            }
        });
        web.UseOutputCache();
    }

    /// <summary>Whether the page may be made for several requests at once; asked anew, it is made for this one alone.</summary>
    public static bool MayBeShared(this HttpContext context)
    {
        context.Items.TryAdd(Shared, true);
        return context.Items[Shared] is true;
    }

    private static bool WasWaitedForInVain(HttpContext context) =>
        context.Items.TryGetValue(Shared, out var shared) && shared is true && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;
}
