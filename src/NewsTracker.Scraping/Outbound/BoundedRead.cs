using System.Buffers;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Reads a stream whose length nobody vouches for.</summary>
internal static class BoundedRead
{
    /// <exception cref="InvalidDataException">The stream decodes something, and that is garbage.</exception>
    /// <returns>The content up to the limit, and whether that is all of it.</returns>
    public static async Task<(ReadOnlyMemory<byte> Content, bool IsWhole)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                var room = limit - (int)content.Length;
                content.Write(buffer, 0, Math.Min(read, room));
                if (read > room)
                {
                    return (Written(content), false);
                }
            }

            return (Written(content), true);
        }
        catch (InvalidOperationException exception)
        {
            // The runtime's Brotli reader tells of garbage as if the program had misused it.
            throw new InvalidDataException(exception.Message, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlyMemory<byte> Written(MemoryStream content) => content.GetBuffer().AsMemory(0, (int)content.Length);
}
