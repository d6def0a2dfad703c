using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.BackFill;

/// <summary>
/// Brings the articles of a source between two dates: first lists addresses from its sitemaps and archive pages, then takes them in one by one as a poll would, with the same
/// robots rules, pace and filters; what cannot be fetched is tried again while the job waits. Both halves may be broken off anywhere and go on.
/// </summary>
internal sealed class BackFillWork(NewsTrackerDbContext db, SitemapWalk sitemaps, ArchiveWalk archives, BackFillItems list, BackFillTaking taking, SourceFilters filters, PatientFetching patience, TimeProvider clock) : IJobWork
{
    private const int TakenAtOnce = 50;

    /// <summary>A host that is in a pause so often when its sitemaps are to be read is left alone.</summary>
    private const int MostReturns = 24;

    public string Kind => BackFillParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var asked = run.Parameters<BackFillParameters>();
        var source = await db.Sources.AsNoTracking().Include(s => s.Feeds).FirstOrDefaultAsync(s => s.Id == asked.SourceId, cancellationToken);
        if (source is not { RemovedAt: null })
        {
            throw new NothingDoneException("The source was removed; nothing was done. Restore it, then try again.");
        }

        var checkpoint = run.Checkpoint<BackFillCheckpoint>();
        if (checkpoint is not { IsListed: true })
        {
            checkpoint = await ListAsync(run, source, asked, checkpoint?.Returns ?? 0, cancellationToken);
            if (!checkpoint.IsListed)
            {
                return ComeBack(run, "", patience.PutOff!);
            }
        }

        var putOff = await TakeAsync(run, source, checkpoint, cancellationToken);
        var result = $"{checkpoint.Searched} {(await list.CountAsync(run.JobId, cancellationToken)).InWords}";
        if (putOff is not null)
        {
            return ComeBack(run, $"{result} ", putOff);
        }

        if (await list.FindRetriesAsync(run.JobId, cancellationToken) is not { } retries)
        {
            return result;
        }

        run.ComeBackAt(retries.At);
        return $"{result} {Counting.Of(retries.Count, "address is", "addresses are")} tried again, the next after {InstantWords.InUtc(retries.At)}.";
    }

    /// <summary>Leaves its place to other jobs until a pause is over.</summary>
    private static string ComeBack(JobRun run, string soFar, PutOff putOff)
    {
        run.ComeBackAt(putOff.Until);
        return $"{soFar}{putOff.Why} Goes on after {InstantWords.InUtc(putOff.Until)}.";
    }

    /// <returns>Where not all is listed, a pause kept it from reading anything.</returns>
    private async Task<BackFillCheckpoint> ListAsync(JobRun run, Source source, BackFillParameters asked, int returns, CancellationToken cancellationToken)
    {
        var begun = new BackFillCheckpoint(IsListed: false, "", returns);
        patience.OnPause = async why =>
        {
            var listed = await list.CountAsync(run.JobId, cancellationToken);
            await run.ReportAsync(listed.Done, total: null, why, begun, cancellationToken);
        };
        var feedUrls = source.Feeds.Where(f => f.Kind is FeedKind.Sitemap or FeedKind.SitemapIndex or FeedKind.NewsSitemap).Select(f => f.Url).ToList();
        await foreach (var found in sitemaps.ReadAsync(new Uri(source.HomeUrl), feedUrls, asked.Range, cancellationToken))
        {
            await NoteAsync(run, begun, found, $"Reading sitemaps: {sitemaps.Searched.Sitemaps} read so far.", cancellationToken);
        }

        if (ArchiveAddress.TryParse(asked.Archive, out var archive))
        {
            await foreach (var found in archives.ReadAsync(archive, asked.Range, cancellationToken))
            {
                await NoteAsync(run, begun, found, $"Reading archive pages: {archives.Pages} read so far.", cancellationToken);
            }
        }

        if (patience.PutOff is { } putOff && returns < MostReturns)
        {
            var again = begun with { Returns = returns + 1 };
            await run.ReportAsync((await list.CountAsync(run.JobId, cancellationToken)).Done, total: null, putOff.Why, again, cancellationToken);
            return again;
        }

        var (read, undated, unreadable) = sitemaps.Searched;
        if (read + archives.Pages == 0)
        {
            throw new NothingDoneException($"No sitemap and no archive page could be read. {string.Join(' ', new[] { sitemaps.Trouble, archives.Trouble }.OfType<string>())}");
        }

        var checkpoint = new BackFillCheckpoint(
            IsListed: true,
            $"Read {Counting.Of(read, "sitemap")} and {Counting.Of(archives.Pages, "archive page")}; {unreadable + archives.Unreadable} could not be read, {Counting.Of(undated, "address", "addresses")} named no date and {(undated == 1 ? "was" : "were")} left out.");
        var counts = await list.CountAsync(run.JobId, cancellationToken);
        await run.ReportAsync(counts.Done, counts.Total, checkpoint.Searched, checkpoint, cancellationToken);
        return checkpoint;
    }

    private async Task NoteAsync(JobRun run, BackFillCheckpoint checkpoint, IReadOnlyList<(CanonicalUrl Url, DateOnly? Day)> found, string message, CancellationToken cancellationToken)
    {
        await list.AddAsync(run.JobId, found, cancellationToken);
        var counts = await list.CountAsync(run.JobId, cancellationToken);
        await run.ReportAsync(counts.Done, total: null, $"{message} {Counting.Of(counts.Total, "address", "addresses")} found.", checkpoint, cancellationToken);
    }

    /// <returns>What keeps it from the rest for a while; null where none is left but what is tried again.</returns>
    private async Task<PutOff?> TakeAsync(JobRun run, Source source, BackFillCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        // Articles come in as if a feed of the source had listed them: the same rules and filters hold.
        var feed = source.Feeds.FirstOrDefault() ?? new Feed { SourceId = source.Id, Url = source.HomeUrl, NextPollAt = clock.GetUtcNow() };
        feed.RecheckArticles = false;
        var counts = await list.CountAsync(run.JobId, cancellationToken);
        var done = counts.Done;
        while (await list.NextAsync(run.JobId, TakenAtOnce, cancellationToken) is { Count: > 0 } next)
        {
            if (await db.Sources.AnyAsync(s => s.Id == source.Id && s.RemovedAt != null, cancellationToken))
            {
                throw new NothingDoneException("The source was removed meanwhile; what had come in stays, and the rest was left. Restore it, then try again.");
            }

            foreach (var item in next)
            {
                var url = CanonicalUrl.Find(item.Url)!;
                filters.Forget();
                var taken = await taking.TakeAsync(
                    feed,
                    url,
                    why => run.ReportAsync(done, counts.Total, why, checkpoint, cancellationToken),
                    cancellationToken);
                if (taken is { IsAttempt: false, NotBefore: { } until })
                {
                    return new PutOff(taken.Row.Reason!, until);
                }

                await list.SettleAsync(item, taken, cancellationToken);
                done += item.Outcome is null ? 1 : 0;
                var what = item.Outcome is null ? "Taking in the addresses found" : "Trying again what could not be fetched";
                await run.ReportAsync(done, counts.Total, $"{what}, now {url.Uri.AbsolutePath}", checkpoint, cancellationToken);
            }
        }

        return null;
    }
}
