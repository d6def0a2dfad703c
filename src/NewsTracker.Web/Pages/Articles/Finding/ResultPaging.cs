using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Gives the list page by page: each is full but the last.</summary>
public sealed class ResultPaging(ListedMatches matches)
{
    public const int PageSize = 25;

    /// <summary>By date: what is older, or newer, than a place; of neither the newest.</summary>
    internal async Task<ResultPage> ByDateAsync(SearchPreparation.Ready asked, ResultAddresses addresses, ArticleCursor? before, ArticleCursor? after, CancellationToken cancellationToken)
    {
        var page = await KeysetPage<ListedMatch>.ReadAsync(
            PageSize, before, after, (place, most) => matches.OlderAsync(asked, place, most, cancellationToken), (place, most) => matches.NewerAsync(asked, place, most, cancellationToken));
        var pager = new Pager("Pages of articles", null, null, null);
        return new(page.Rows, pager.Around(page, addresses.Of(asked.Query), first => addresses.Of(asked.Query, after: first.Place), last => addresses.Of(asked.Query, before: last.Place)));
    }

    /// <summary>By relevance.</summary>
    /// <param name="number">Which page, from 1.</param>
    internal async Task<ResultPage> BestAsync(SearchPreparation.Ready asked, ResultAddresses addresses, int number, CancellationToken cancellationToken)
    {
        var best = await matches.BestAsync(asked, cancellationToken);
        var better = number > 1 ? addresses.Of(asked.Query, page: number - 1) : null;
        var more = best.Count > (long)number * PageSize ? addresses.Of(asked.Query, page: number + 1) : null;
        var pager = new Pager("Pages of articles, the best first", null, better, more) { NewerName = "Better", OlderName = "More" };
        return new([.. best.Chunk(PageSize).ElementAtOrDefault(number - 1) ?? []], pager);
    }
}

/// <summary>A page of the list, and where it leads on.</summary>
public sealed record ResultPage(IReadOnlyList<ListedMatch> Matches, Pager Pager);
