namespace NewsTracker.Web.Safety;

public static class ReadableForm
{
    /// <summary>The form that was sent; null where there is none, or none that can be read: it is broken off, or larger than is taken.</summary>
    public static async Task<IFormCollection?> FindFormAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
