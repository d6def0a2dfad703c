using Microsoft.Extensions.Caching.Memory;

namespace NewsTracker.Data.Search;

/// <summary>Remembers for a minute what queries mean that are asked again and again: those of tag rules and of saved searches.</summary>
public sealed class KnownQueries(ArticleQueryPreparation queries, IMemoryCache memory)
{
    // Names of tags and sources may come to mean something else; dates that count from today move.
    private static readonly TimeSpan Understood = TimeSpan.FromMinutes(1);

    public async Task<SearchPreparation> PrepareAsync(string query, CancellationToken cancellationToken) =>
        (await memory.GetOrCreateAsync((nameof(KnownQueries), query), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Understood;
            return queries.PrepareAsync(query, cancellationToken);
        }))!;
}
