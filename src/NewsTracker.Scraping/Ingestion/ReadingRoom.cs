namespace NewsTracker.Scraping.Ingestion;

/// <summary>Where articles, feeds and pages of links are read as they come in: reading keeps a core busy and takes many times a document's size in memory, so no more are read at once than there are cores, and of the large ones one.</summary>
internal static class ReadingRoom
{
    private const int Large = 512 * 1024;

    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);
    private static readonly SemaphoreSlim LargeTable = new(1);

    public static async Task<T> ReadAsync<T>(int length, Func<T> read, CancellationToken cancellationToken)
    {
        if (length <= Large)
        {
            return await AtAsync(Cores, () => Task.FromResult(read()), cancellationToken);
        }

        return await AtAsync(LargeTable, () => AtAsync(Cores, () => Task.FromResult(read()), cancellationToken), cancellationToken);
    }

    private static async Task<T> AtAsync<T>(SemaphoreSlim places, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return await read();
        }
        finally
        {
            places.Release();
        }
    }
}
