using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Reads what was found as the list shows it: for a copy that is folded under the first of its report the match that follows comes up.</summary>
public sealed class ListedMatches(FoundMemory found)
{
    private const int FewestRead = 20;

    /// <summary>More than are wanted are read at first: syndicated reports are the rule, and a second read for the few that take the places of copies costs twice the first.</summary>
    private const double Slack = 1.5;

    /// <summary>Reads that pass over copies, each of twice as many places as the one before: some 2,500 for a page. Of more in a row the next are listed themselves.</summary>
    private const int MostReads = 6;

    /// <summary>Those behind a place, or the newest: as many as are wanted, unless the list ends.</summary>
    public Task<IReadOnlyList<ListedMatch>> OlderAsync(SearchPreparation.Ready asked, ArticleCursor? before, int most, CancellationToken cancellationToken) =>
        ReadAsync(asked, before, most, (place, size) => found.OlderAsync(asked, place, size, cancellationToken), cancellationToken);

    /// <summary>Those right before a place, the nearest first.</summary>
    public Task<IReadOnlyList<ListedMatch>> NewerAsync(SearchPreparation.Ready asked, ArticleCursor after, int most, CancellationToken cancellationToken) =>
        ReadAsync(asked, after, most, (place, size) => found.NewerAsync(asked, place ?? after, size, cancellationToken), cancellationToken);

    /// <summary>All that are ranked, the best first.</summary>
    public async Task<IReadOnlyList<ListedMatch>> BestAsync(SearchPreparation.Ready asked, CancellationToken cancellationToken)
    {
        var best = await found.RelevantAsync(asked, cancellationToken);
        return ListedMatch.Among(best, await found.FoldsAmongAsync(asked, best, cancellationToken));
    }

    /// <param name="read">So many places from one on.</param>
    private async Task<IReadOnlyList<ListedMatch>> ReadAsync(
        SearchPreparation.Ready asked, ArticleCursor? from, int most, Func<ArticleCursor?, int, Task<IReadOnlyList<ArticleCursor>>> read, CancellationToken cancellationToken)
    {
        var listed = new List<ListedMatch>();
        var size = Math.Max((int)(most * Slack), FewestRead);
        for (var reads = 0; reads < MostReads; reads++, size *= 2)
        {
            var places = await read(from, size);
            listed.AddRange(ListedMatch.Among(places, await found.FoldsByDateAsync(asked, places, cancellationToken)));
            if (listed.Count >= most || places.Count < size)
                return [.. listed.Take(most)];
            from = places[^1];
        }

        return [.. listed, .. ListedMatch.Among(await read(from, most - listed.Count), [])];
    }
}
