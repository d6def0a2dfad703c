using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Notices;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Open trouble with a source or one of its feeds, as its page shows it.</summary>
public sealed record SourceNotice(string Title, string Text, DateTimeOffset FirstSeenAt)
{
    private const int Most = 20;
    private const int MostFeeds = 10_000;

    internal static async Task<IReadOnlyList<SourceNotice>> ListAsync(NewsTrackerDbContext db, long sourceId, CancellationToken cancellationToken) =>
        await db.Notices.OfSource(sourceId, await db.Feeds.Where(f => f.SourceId == sourceId).OrderBy(f => f.Id).Take(MostFeeds).Select(f => f.Id).ToListAsync(cancellationToken)).Open().NewestFirst().Take(Most).Select(n => new SourceNotice(n.Title, n.Text, n.FirstSeenAt)).ToListAsync(cancellationToken);
}
