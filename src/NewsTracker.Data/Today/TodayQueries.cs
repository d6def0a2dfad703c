using NewsTracker.Core.Articles;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Today;

/// <summary>Named pieces from which the queries of what is new are put together.</summary>
public static class TodayQueries
{
    /// <summary>Positions accepted after an instant and accepted still, the newest first. Read from ix_position_reviews_accepted.</summary>
    /// <param name="knownAt">Nothing that was done later counts.</param>
    public static IQueryable<AcceptedPosition> AcceptedSince(this NewsTrackerDbContext db, DateTimeOffset since, DateTimeOffset knownAt) =>
        from review in db.PositionReviews
        join position in db.Positions on review.PositionId equals position.Id
        where review.State == PositionState.Accepted && review.At > since && review.At <= knownAt
            && position.Reviews.Where(r => r.At <= knownAt).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).First().Id == review.Id
        orderby review.At descending, review.Id descending
        select new AcceptedPosition { Position = position, At = review.At };

    /// <summary>Steps of after an instant that may move a stance: what brings a position to count, what ends that, and what takes either back. Read from ix_position_reviews_at.</summary>
    public static IQueryable<PositionReview> MayMoveSince(this IQueryable<PositionReview> reviews, DateTimeOffset since, DateTimeOffset knownAt) =>
        reviews.Where(review => review.At > since && review.At <= knownAt
            && (review.State == PositionState.Accepted || review.State == PositionState.Retracted || review.State == PositionState.Superseded || review.UndoesActId != null));

    /// <summary>What came in after an instant, the newest first. Read from ix_articles_first_seen_at_id.</summary>
    public static IQueryable<Article> FirstSeenAfter(this IQueryable<Article> articles, DateTimeOffset since) =>
        articles.Where(a => a.FirstSeenAt > since).OrderByDescending(a => a.FirstSeenAt).ThenByDescending(a => a.Id);

    /// <summary>Feeds that fail, or that were paused because their publisher ended them; the longest failing first. One that an admin paused is seen to, and gives no reason for its pause. Read from ix_feeds_troubled.</summary>
    public static IQueryable<Feed> Troubled(this IQueryable<Feed> feeds) =>
        feeds.Where(f => f.Trouble != null && (!f.IsPaused || f.PauseReason != null) && f.Source!.RemovedAt == null).OrderByDescending(f => f.ConsecutiveFailures).ThenBy(f => f.Id);
}

/// <summary>A position with the instant of its acceptance.</summary>
public sealed record AcceptedPosition
{
    public required Position Position { get; init; }

    public required DateTimeOffset At { get; init; }
}
