using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>Remembers for a minute what queries mean that are asked again and again: those of tag rules and of saved searches.</summary>
public sealed class KnownQueries(ArticleQueryPreparation queries, IMemoryCache memory)
{
    // Names of tags and sources may come to mean something else; dates that count from today move.
    private static readonly TimeSpan Understood = TimeSpan.FromMinutes(1);

    /// <param name="reader">For whom it is asked what is read; absent for what many share, where that is refused.</param>
    public async Task<SearchPreparation> PrepareAsync(string query, Guid? reader, CancellationToken cancellationToken)
    {
        // What nobody's reading decides means the same to all.
        var whose = ArticleQuery.Read(query) is QueryReading.Understood { Query.IsPersonal: false } ? null : reader;
        return (await memory.GetOrCreateAsync((nameof(KnownQueries), query, whose), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Understood;
            return queries.PrepareAsync(query, whose, cancellationToken);
        }))!;
    }
}
