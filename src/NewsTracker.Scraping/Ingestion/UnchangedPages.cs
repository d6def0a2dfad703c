using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Tells an edit of a page from a page that is only read otherwise by now: by a newer engine, or since the rules of its source were changed.</summary>
internal sealed class UnchangedPages(NewsTrackerDbContext db, DocumentReader reader)
{
    /// <summary>Whether the page that the newest revision was read from says the same as the new one, where both are read alike. To be asked only where the text is another than the revision's.</summary>
    public async Task<bool> IsSameAsync(long articleId, IncomingDocument document, Revision revision, CancellationToken cancellationToken)
    {
        var snapshot = await db.Revisions.AsNoTracking().Newest(articleId).Select(r => r.Snapshot).FirstAsync(cancellationToken);
        return snapshot is not null && FindContent(snapshot) is { } content
            && await reader.ReadAsync(document with { Content = content, ContentType = snapshot.ContentType, Filters = null }, cancellationToken) is DocumentReading.Article { Revision.TextHash: var hash }
            && hash.AsSpan().SequenceEqual(revision.TextHash);
    }

    /// <summary>A damaged snapshot cannot tell, and never costs the news.</summary>
    private static byte[]? FindContent(Snapshot snapshot)
    {
        try
        {
            return SnapshotMaking.ContentOf(snapshot);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
