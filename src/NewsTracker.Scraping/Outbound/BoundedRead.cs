using System.Buffers;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Reads a stream whose length nobody vouches for.</summary>
internal static class BoundedRead
{
    private const int ChunkBytes = 64 * 1024;

    /// <exception cref="InvalidDataException">The stream decodes something, and that is garbage.</exception>
    /// <returns>The content up to the limit, and whether that is all of it.</returns>
    public static async Task<(ReadOnlyMemory<byte> Content, bool IsWhole)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        // Lent chunks, joined at the end: one array that doubles as it fills leaves twice the content behind, where collecting it is dear.
        var chunks = new List<byte[]>();
        var length = 0;
        try
        {
            while (true)
            {
                if (length == chunks.Count * ChunkBytes)
                {
                    chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkBytes));
                }

                var free = chunks[^1].AsMemory(length % ChunkBytes, ChunkBytes - (length % ChunkBytes));
                var read = await stream.ReadAsync(free, cancellationToken);
                if (read == 0)
                {
                    return (Joined(chunks, length), true);
                }

                length += read;
                if (length > limit)
                {
                    return (Joined(chunks, limit), false);
                }
            }
        }
        catch (InvalidOperationException exception)
        {
            // The runtime's Brotli reader tells of garbage as if the program had misused it.
            throw new InvalidDataException(exception.Message, exception);
        }
        finally
        {
            chunks.ForEach(chunk => ArrayPool<byte>.Shared.Return(chunk));
        }
    }

    private static byte[] Joined(List<byte[]> chunks, int length)
    {
        var content = GC.AllocateUninitializedArray<byte>(length);
        for (var at = 0; at < length; at += ChunkBytes)
        {
            chunks[at / ChunkBytes].AsSpan(0, Math.Min(ChunkBytes, length - at)).CopyTo(content.AsSpan(at));
        }

        return content;
    }
}
