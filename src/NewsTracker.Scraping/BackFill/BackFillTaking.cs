using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Takes one address in as a poll would. A short pause of its host is waited for; one bad page never costs the others.</summary>
internal sealed partial class BackFillTaking(NewsTrackerDbContext db, ItemTaking taking, SourceFilters sourceFilters, PatientFetching patience, TimeProvider clock, ILogger<BackFillTaking> logger)
{
    /// <summary>So many pauses of a minute at most are waited for on the spot.</summary>
    private const int MostPauses = 5;

    /// <param name="onPause">Told in a sentence whenever a pause is waited for.</param>
    public async Task<TakenItem> TakeAsync(Feed feed, CanonicalUrl url, Func<string, Task> onPause, CancellationToken cancellationToken)
    {
        var known = await db.ArticleAddresses.AsNoTracking().Asked().FirstOrDefaultAsync(a => a.Url == url.Value, cancellationToken);
        var item = new FeedItem(feed, PollId: 0, new FeedEntry { Link = url.Value }, url, known, Failed: null, await sourceFilters.OfAsync(feed.SourceId, cancellationToken), Rules: null);
        if (!item.NeedsFetching(clock.GetUtcNow()))
        {
            return item.Became(PollItemOutcome.Unchanged, articleId: known!.ArticleId);
        }

        try
        {
            var taken = await taking.TakeAsync(item, cancellationToken);
            for (var pauses = 0; taken is { IsPutOff: true, NotBefore: { } until } && patience.IsShort(until) && pauses < MostPauses; pauses++)
            {
                await patience.WaitAsync(taken.Row.Reason!, until, onPause, cancellationToken);
                taken = await taking.TakeAsync(item, cancellationToken);
            }

            return taken;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, url.Uri);
            db.ChangeTracker.Clear();
            return item.Became(PollItemOutcome.Failed, Faults.InWords(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Back-filling {Url} failed")]
        public static partial void Failed(ILogger logger, Exception exception, Uri url);
    }
}
