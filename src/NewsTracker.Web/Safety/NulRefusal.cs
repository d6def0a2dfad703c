namespace NewsTracker.Web.Safety;

/// <summary>Answers 400 to a question that holds a NUL character: PostgreSQL takes none in a text, and nobody types one.</summary>
internal static class NulRefusal
{
    public static void UseNulRefusal(this IApplicationBuilder web) => web.Use((context, next) =>
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
