using System.Runtime.CompilerServices;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Goes through the archive pages of a range, newest first.</summary>
internal sealed class ArchiveWalk(PatientFetching fetching)
{
    public int Pages { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>Why the first page that could not be read could not; absent where all were read.</summary>
    public string? Trouble { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<(CanonicalUrl Url, DateOnly? Day)>> ReadAsync(
        ArchiveAddress archive, BackFillRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (url, period) in archive.Between(range))
        {
            var fetched = await fetching.FetchAsync(new FetchRequest(url), cancellationToken);
            if (fetched is not FetchOutcome.Fetched page)
            {
                Trouble ??= fetched.Explanation;
                Unreadable++;
                continue;
            }

            Pages++;
            DateOnly? day = period.First == period.Last ? period.First : null;

            // Beside its own articles an archive page shows today's: their addresses give them away where they are dated.
            var links = await ReadingRoom.ReadAsync(page.Body.Length, () => ArchivePage.Links(page.Body, page.ContentType, page.FinalUrl), cancellationToken);
            yield return [.. links
                .Where(link => AddressPeriod.OfArticle(link.Uri) is not { } named || range.Overlaps(named)).Select(link => (link, day))];
        }
    }
}
