using System.Buffers;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Reads a stream whose length nobody vouches for.</summary>
internal static class BoundedRead
{
    /// <returns>Everything to the end of the stream, or null where there is more than the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ToEndAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (content.Length + read > limit)
                {
                    return null;
                }

                content.Write(buffer, 0, read);
            }

            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
