using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Remembers where the words of a search stand in an article: to find that takes longer than all else on a page, and stays true until the article changes, whatever else comes in.</summary>
public sealed class SnippetMemory : IDisposable
{
    // Some 10 MB. What is older has mostly been seen.
    private const int MostKept = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <param name="rows">The articles of a page; they name when they last changed.</param>
    /// <param name="words">The condition's words.</param>
    public async Task<IReadOnlyDictionary<long, SearchSnippet>> ReadAsync(NewsTrackerDbContext db, IReadOnlyCollection<ResultRow> rows, AskedWords words, CancellationToken cancellationToken)
    {
        var snippets = new Dictionary<long, SearchSnippet>(rows.Count);
        var unknown = new List<ResultRow>();
        foreach (var row in rows)
        {
            if (memory.TryGetValue((row.Id, row.LastChangedAt, words), out SearchSnippet? known))
                snippets.Add(row.Id, known!);
            else
                unknown.Add(row);
        }

        if (unknown.Count == 0)
            return snippets;
        var read = await db.SnippetsAsync([.. unknown.Select(row => row.Id)], words, cancellationToken);
        foreach (var row in unknown.Where(row => read.ContainsKey(row.Id)))
            snippets.Add(row.Id, memory.Set((row.Id, row.LastChangedAt, words), read[row.Id], new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept }));
        return snippets;
    }

    public void Dispose() => memory.Dispose();
}
