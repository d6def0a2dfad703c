using System.Runtime.CompilerServices;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Goes through the archive pages of a range, newest first.</summary>
internal sealed class ArchiveWalk(IFetcher fetcher)
{
    public int Pages { get; private set; }

    public int Unreadable { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<(CanonicalUrl Url, DateOnly? Day)>> ReadAsync(
        ArchiveAddress archive, BackFillRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (url, period) in archive.Between(range))
        {
            if (await fetcher.FetchAsync(new FetchRequest(url), cancellationToken) is not FetchOutcome.Fetched page)
            {
                Unreadable++;
                continue;
            }

            Pages++;
            DateOnly? day = period.First == period.Last ? period.First : null;

            // Beside its own articles an archive page shows today's: their addresses give them away where they are dated.
            yield return [.. ArchivePage.Links(page.Body, page.ContentType, page.FinalUrl)
                .Where(link => AddressPeriod.OfArticle(link.Uri) is not { } named || range.Overlaps(named)).Select(link => (link, day))];
        }
    }
}
