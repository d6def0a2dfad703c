using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Warc;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Snapshots;

/// <summary>Writes snapshots as a WARC file, a gzip member a record, as they are read: memory holds one snapshot, however many there are.</summary>
public sealed partial class WarcExport(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock, ILogger<WarcExport> logger)
{
    private const string Software = "NewsTracker/1.0";
    private const int ArticlesAtOnce = 50;

    public async Task WriteArticleAsync(long articleId, Stream output, AuditActor actor, CancellationToken cancellationToken)
    {
        await AuditAsync(nameof(Article), articleId, actor, cancellationToken);
        await WriteAsync($"article-{articleId}", SnapshotsAsync([articleId]), output, cancellationToken);
    }

    public async Task WriteSourceAsync(long sourceId, Stream output, AuditActor actor, CancellationToken cancellationToken)
    {
        await AuditAsync(nameof(Source), sourceId, actor, cancellationToken);
        await WriteAsync($"source-{sourceId}", SnapshotsOfSourceAsync(sourceId, cancellationToken), output, cancellationToken);
    }

    /// <summary>Noted before the first byte goes out: what was begun was handed over, even if it breaks off.</summary>
    private async Task AuditAsync(string subjectType, long id, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(actor, new AuditedAct("snapshots.export", subjectType, id.ToString(CultureInfo.InvariantCulture), After: new { Format = "WARC 1.1" }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task WriteAsync(string name, IAsyncEnumerable<Snapshot> snapshots, Stream output, CancellationToken cancellationToken)
    {
        await WriteAsync(WarcRecord.Info(name, Software, clock.GetUtcNow()), output, cancellationToken);
        await foreach (var snapshot in snapshots.WithCancellation(cancellationToken))
        {
            await WriteAsync(RecordOf(snapshot), output, cancellationToken);
        }
    }

    /// <summary>One that is damaged is named and costs no other.</summary>
    private WarcRecord RecordOf(Snapshot snapshot)
    {
        try
        {
            return WarcRecord.Of(snapshot, SnapshotMaking.ContentOf(snapshot));
        }
        catch (InvalidDataException exception)
        {
            Log.Damaged(logger, exception, snapshot.Id);
            return WarcRecord.Damaged(snapshot);
        }
    }

    private static async Task WriteAsync(WarcRecord record, Stream output, CancellationToken cancellationToken)
    {
        await using (var member = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            await member.WriteAsync(record.ToBytes(), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Oldest articles first, paged by key along ix_articles_source_id_dated_at_id.</summary>
    private async IAsyncEnumerable<Snapshot> SnapshotsOfSourceAsync(long sourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArticleCursor? after = null;
        while (await db.Articles.OfSource(sourceId).NewerThan(after).OldestFirst().Take(ArticlesAtOnce).Select(a => new { a.DatedAt, a.Id }).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            await foreach (var snapshot in SnapshotsAsync([.. page.Select(a => a.Id)]).WithCancellation(cancellationToken))
            {
                yield return snapshot;
            }

            after = new ArticleCursor(page[^1].DatedAt, page[^1].Id);
        }
    }

    /// <summary>One snapshot in memory at a time: they are read as a stream, not as a list.</summary>
    private IAsyncEnumerable<Snapshot> SnapshotsAsync(IReadOnlyList<long> articleIds) =>
        db.Snapshots.AsNoTracking().Where(s => db.Revisions.Any(r => articleIds.Contains(r.ArticleId) && r.SnapshotId == s.Id)).OrderBy(s => s.Id).AsAsyncEnumerable();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Snapshot {SnapshotId} is damaged and goes out as its name only")]
        public static partial void Damaged(ILogger logger, Exception exception, long snapshotId);
    }
}
