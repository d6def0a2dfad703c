using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Remembers what the rows of a page show, and how they are written, while nothing in the archive changes: the same for all readers but for what they have read, which is told of no row that is kept.</summary>
public sealed class RowMemory : IDisposable
{
    // Some 4 kB each.
    private const int MostKept = 10_000;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <param name="changes">How often the archive had changed before anything was read.</param>
    /// <param name="listed">The articles, each with the copies that are folded under it behind it.</param>
    /// <param name="words">What is marked in the rows; absent where nothing is.</param>
    /// <param name="read">Reads the rows where none are known.</param>
    public async Task<IReadOnlyList<ResultRow>> ReadAsync(long changes, IReadOnlyList<long[]> listed, AskedWords? words, Func<Task<IReadOnlyList<ResultRow>>> read)
    {
        var key = (string.Join(';', listed.Select(article => string.Join(',', article))), words);
        if (memory.TryGetValue(key, out Known? known) && known!.Changes == changes)
            return known.Rows;
        var rows = await read();
        memory.Set(key, new Known(changes, rows), new MemoryCacheEntryOptions { Size = Math.Max(rows.Count, 1), AbsoluteExpirationRelativeToNow = FacetMemory.Kept });
        return rows;
    }

    public void Dispose() => memory.Dispose();

    private sealed record Known(long Changes, IReadOnlyList<ResultRow> Rows);
}
