namespace NewsTracker.Web.Safety;

/// <summary>Answers 400 to whatever holds a NUL character: PostgreSQL takes none in a text, and nobody types one.</summary>
internal static class NulRefusal
{
    public const string Words = "What was sent holds a NUL character, which no text here can hold. Remove it (it is invisible, and often comes along when text is copied out of a PDF or a terminal) and send it again.";

    /// <summary>Addresses; forms are looked at by <see cref="NulFilter"/> and <see cref="NulGuard"/>, JSON by <see cref="NulFreeText"/>.</summary>
    public static void UseNulRefusal(this IApplicationBuilder web) => web.Use((context, next) =>
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
        {
            return next(context);
        }

        context.RefuseNul();
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Has the error page say why.</summary>
    public static void RefuseNul(this HttpContext context) => context.Items[typeof(NulRefusal)] = true;

    public static bool IsNulRefused(this HttpContext context) => context.Items.ContainsKey(typeof(NulRefusal));

    /// <summary>Whether the request has a form with a NUL in a name or a value. Files are bytes, and read as such. A form that cannot be read for another reason is left to who wants it.</summary>
    public static async Task<bool> HasFormWithNulAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return false;
        }

        try
        {
            return HoldsNul(await request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException exception)
        {
            // The framework's own words for %00 in a form; a form beyond its limits has no inner exception.
            return exception.InnerException is InvalidOperationException;
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool HoldsNul(IFormCollection form) =>
        form.Any(field => HoldsNul(field.Key) || field.Value.Any(HoldsNul)) || form.Files.Any(file => HoldsNul(file.Name) || HoldsNul(file.FileName));

    private static bool HoldsNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
