using Microsoft.Extensions.Logging;
using NewsTracker.Data;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Notices;

/// <summary>Looks for one kind of news and posts it. Gathered again, it posts nothing twice; a process may die at any line.</summary>
internal interface INoticeGatherer
{
    /// <returns>How many notices were posted.</returns>
    public Task<int> GatherAsync(CancellationToken cancellationToken);
}

/// <summary>Gathers all kinds of news, each by itself: where one fails the others are told all the same.</summary>
internal sealed partial class NoticeGathering(IEnumerable<INoticeGatherer> gatherers, NewsTrackerDbContext db, ReaderNoticeBoard board, ILogger<NoticeGathering> logger)
{
    /// <summary>An article or a position is stored a moment after the instant it says: news is told once that is past, so that none is missed.</summary>
    public static readonly TimeSpan Storing = TimeSpan.FromMinutes(1);

    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        var posted = 0;
        foreach (var gatherer in gatherers)
        {
            try
            {
                posted += await gatherer.GatherAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception, gatherer.GetType().Name);
            }

            // What a gatherer that failed left half done is not the next one's to save.
            db.ChangeTracker.Clear();
        }

        var gone = await board.LetGoAsync(cancellationToken);
        Log.Gathered(logger, posted, gone);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Told readers {NoticeCount} news and let {GoneCount} go")]
        public static partial void Gathered(ILogger logger, int noticeCount, int goneCount);

        [LoggerMessage(LogLevel.Error, "News could not be gathered by {Gatherer}")]
        public static partial void Failed(ILogger logger, Exception exception, string gatherer);
    }
}
