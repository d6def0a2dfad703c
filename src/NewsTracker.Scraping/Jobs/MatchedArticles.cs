using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;

namespace NewsTracker.Scraping.Jobs;

/// <summary>The articles that a job is about, by their ids and all at once: a search is not to be asked anew for every few of what it finds.</summary>
/// <param name="most">An archive has a million; more at once is no act that anybody can answer for.</param>
internal sealed class MatchedArticles(ArticleQueryPreparation queries, int most = 2_000_000)
{
    /// <param name="asker">Whose question it is; absent for what many share.</param>
    /// <param name="asked">From when its ages count.</param>
    /// <param name="through">The newest article that was meant; absent for all.</param>
    /// <param name="afterId">What an earlier run came to.</param>
    /// <exception cref="NothingDoneException">The query cannot be asked any more, or finds too many.</exception>
    public async Task<IReadOnlyList<long>> FindAsync(string? query, Guid? asker, DateTimeOffset asked, long? through, long afterId, CancellationToken cancellationToken) =>
        await queries.PrepareAsync(query, asker, asked, cancellationToken) switch
        {
            SearchPreparation.Ready ready => await AllAsync(
                queries.Matching(ready.Condition).Where(row => row.ArticleId > afterId && (through == null || row.ArticleId <= through)).Select(row => row.ArticleId), cancellationToken),
            SearchPreparation.Refused refused => throw new NothingDoneException(refused.Problem.Sentence),
            _ => throw new UnreachableException(),
        };

    /// <summary>All of them in order, or none: what is left out would not be told of.</summary>
    public async Task<IReadOnlyList<long>> AllAsync(IQueryable<long> ids, CancellationToken cancellationToken)
    {
        var found = await ids.Order().Take(most + 1).ToListAsync(cancellationToken);
        return found.Count <= most
            ? found
            : throw new NothingDoneException($"More than {most:N0} articles are meant, too many for one go. Ask for them in parts: by days, or source by source.");
    }
}
