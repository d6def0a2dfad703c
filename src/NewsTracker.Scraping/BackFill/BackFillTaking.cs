using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Takes one address in as a poll would. A host that asks for a pause gets it; one bad page never costs the others.</summary>
internal sealed partial class BackFillTaking(NewsTrackerDbContext db, ItemTaking taking, SourceFilters sourceFilters, TimeProvider clock, ILogger<BackFillTaking> logger)
{
    /// <summary>A host that asks for one pause after the other is left alone in the end.</summary>
    private const int MostPauses = 60;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <param name="onPause">Told in a sentence whenever the host's pause is waited for.</param>
    public async Task<PollItem> TakeAsync(Feed feed, CanonicalUrl url, Func<string, Task> onPause, CancellationToken cancellationToken)
    {
        var known = await db.ArticleAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Url == url.Value, cancellationToken);
        var item = new FeedItem(feed, PollId: 0, new FeedEntry { Link = url.Value }, url, known, Failed: null, await sourceFilters.OfAsync(feed.SourceId, cancellationToken), Rules: null);
        if (!item.NeedsFetching(clock.GetUtcNow()))
        {
            return item.Became(PollItemOutcome.Unchanged, articleId: known!.ArticleId).Outcome;
        }

        try
        {
            var taken = await taking.TakeAsync(item, cancellationToken);
            for (var pauses = 0; taken.NotBefore is { } until && pauses < MostPauses; pauses++)
            {
                await onPause($"{url.Uri.Host} asked for a pause until {InstantWords.InUtc(until)}.");
                var wait = until - clock.GetUtcNow();
                await Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, clock, cancellationToken);
                taken = await taking.TakeAsync(item, cancellationToken);
            }

            return taken.Outcome;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, url.Uri);
            db.ChangeTracker.Clear();
            return item.Became(PollItemOutcome.Failed, $"A fault of ours, see the log: {exception.GetBaseException().Message}").Outcome;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Back-filling {Url} failed")]
        public static partial void Failed(ILogger logger, Exception exception, Uri url);
    }
}
