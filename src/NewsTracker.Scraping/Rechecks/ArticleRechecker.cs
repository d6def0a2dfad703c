using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Rechecks;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Looks at one article again: asks with the validators of its address, and takes in what changed. An edit becomes a revision.</summary>
internal sealed partial class ArticleRechecker(NewsTrackerDbContext db, RecheckLeases leases, IFetcher fetcher, NetworkHealth network, ArticleIngestor ingestor, TimeProvider clock, ILogger<ArticleRechecker> logger)
{
    public async Task CheckAsync(RecheckLease lease, CancellationToken cancellationToken)
    {
        var found = lease.EndsProcesses ? new Found(RecheckOutcome.Failed, "The process ended, or took too long, whenever it looked at the article.") : await LookAsync(lease, cancellationToken);
        if (found.NotBefore is { } until)
        {
            await leases.PostponeAsync(lease, until, found.Reason, cancellationToken);
            Log.Postponed(logger, lease.ArticleId, lease.Step + 1, until);
            return;
        }

        await leases.SettleAsync(lease, found.Outcome, found.Reason, found.NoSooner, cancellationToken);
        Log.Checked(logger, lease.ArticleId, lease.Step + 1, found.Outcome);
    }

    private async Task<Found> LookAsync(RecheckLease lease, CancellationToken cancellationToken)
    {
        try
        {
            // The plan goes on without it: a source that is restored in time has the rest of its checks.
            if (await db.Articles.AnyAsync(a => a.Id == lease.ArticleId && a.Source!.RemovedAt != null, cancellationToken))
            {
                return new Found(RecheckOutcome.SourceRemoved, null);
            }

            var known = await db.ArticleAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Url == lease.Url, cancellationToken);
            return await fetcher.FetchAsync(new FetchRequest(new Uri(lease.Url), known?.ETag, known?.LastModified), cancellationToken) switch
            {
                FetchOutcome.NotModified => new Found(RecheckOutcome.Unchanged, null),
                FetchOutcome.Fetched page => await TakeAsync(lease, page, cancellationToken),
                FetchOutcome.RobotsDenied { IsUnreachable: false } denied => new Found(RecheckOutcome.RobotsDenied, denied.Explanation),
                FetchOutcome.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } refused => new Found(RecheckOutcome.Gone, refused.Explanation),

                // It may be this page alone that is never given: it counts as a failure, or the next tries would hold its host without end.
                FetchOutcome.Refused { AskedPause: { } pause } refused => new Found(RecheckOutcome.Failed, refused.Explanation) { NoSooner = clock.GetUtcNow() + HostPacer.HoldOf(pause) },
                var other when PutOff.Find(other, network, clock.GetUtcNow()) is { } putOff => new Found(RecheckOutcome.Failed, putOff.Why, putOff.Until),
                var other => new Found(RecheckOutcome.Failed, other.Explanation),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, lease.ArticleId);
            db.ChangeTracker.Clear();
            return new Found(RecheckOutcome.Failed, Faults.InWords(exception));
        }
    }

    private async Task<Found> TakeAsync(RecheckLease lease, FetchOutcome.Fetched page, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(a => a.Id == lease.ArticleId).Select(a => new { a.SourceId, a.Origin }).SingleAsync(cancellationToken);
        var newest = await db.Revisions.AsNoTracking().Newest(lease.ArticleId).FirstAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var document = new IncomingDocument { Origin = article.Origin, Content = default, RequestedUrl = new Uri(lease.Url), FetchedAt = now, SourceId = article.SourceId, Entry = KnownFeedFields.Of(newest) };
        return await ingestor.IngestAsync(document.WithPage(page, now), actor: null, cancellationToken) switch
        {
            IngestOutcome.Revised revised => new Found(RecheckOutcome.Revised, $"Revision {revised.RevisionNumber}"),
            IngestOutcome.Unchanged or IngestOutcome.Duplicate => new Found(RecheckOutcome.Unchanged, null),
            IngestOutcome.Refused refused => new Found(RecheckOutcome.NotAnArticle, refused.Explanation),

            // What had only led to the article tells another by now, which was stored.
            IngestOutcome.LeadsElsewhere or IngestOutcome.Stored => new Found(RecheckOutcome.Gone, IngestOutcome.LeadsElsewhere.Explanation),
            var other => throw new UnreachableException($"An article that is known became {other}."),
        };
    }

    /// <param name="NotBefore">Until when the host asked to be left alone: then nothing was found yet, and the check is made after that.</param>
    private sealed record Found(RecheckOutcome Outcome, string? Reason, DateTimeOffset? NotBefore = null)
    {
        /// <summary>The check was made, and came to nothing; the next is due after the pause that the host asked for.</summary>
        public DateTimeOffset? NoSooner { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Article {ArticleId} was looked at again, check {RecheckStep}: {RecheckOutcome}")]
        public static partial void Checked(ILogger logger, long articleId, int recheckStep, RecheckOutcome recheckOutcome);

        [LoggerMessage(LogLevel.Debug, "Article {ArticleId} is looked at again, check {RecheckStep}, when its host allows: {PostponedUntil}")]
        public static partial void Postponed(ILogger logger, long articleId, int recheckStep, DateTimeOffset postponedUntil);

        [LoggerMessage(LogLevel.Error, "Looking at article {ArticleId} again failed")]
        public static partial void Failed(ILogger logger, Exception exception, long articleId);
    }
}
