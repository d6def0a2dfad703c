using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Search;

namespace NewsTracker.Scraping.Notices;

/// <summary>Tells each reader what came in of the saved searches for which they asked for notices: one notice a search and time. Where one search fails the others are told all the same, and it is tried anew the next time.</summary>
internal sealed partial class MatchNotices(
    NewsTrackerDbContext db, ArticleQueryPreparation preparation, KnownQueries queries, ReaderNoticeBoard board, TimeProvider clock, ILogger<MatchNotices> logger) : INoticeGatherer
{
    private const int AtOnce = 200;
    private const int MostCounted = 100;
    private const int NamedHeadlines = 3;

    public async Task<int> GatherAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - NoticeGathering.Storing;
        var (posted, search, user) = (0, 0L, Guid.Empty);
        while (await NextAsync(search, user, until, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var subscription in page)
            {
                try
                {
                    posted += await TellAsync(subscription, until, cancellationToken) ? 1 : 0;
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    Log.Failed(logger, exception, subscription.SearchId);

                    // What was left half done is not the next one's to save.
                    db.ChangeTracker.Clear();
                }
            }

            (search, user) = (page[^1].SearchId, page[^1].UserId);
        }

        return posted;
    }

    /// <summary>Subscriptions in turn, by ix_search_subscriptions_notices.</summary>
    private Task<List<Subscribed>> NextAsync(long search, Guid user, DateTimeOffset until, CancellationToken cancellationToken) => db.InForce()
        .Where(s => s.NoticesSince != null && s.NoticesSince < until && (s.SearchId > search || (s.SearchId == search && s.UserId > user)))
        .OrderBy(s => s.SearchId).ThenBy(s => s.UserId).Take(AtOnce)
        .Select(s => new Subscribed(s.SearchId, s.UserId, s.Search!.Name, s.Search.Query, s.NoticesSince!.Value)).ToListAsync(cancellationToken);

    private async Task<bool> TellAsync(Subscribed subscription, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // A query that means nothing any more brings no news; the page of searches says so.
        if (await queries.PrepareAsync(subscription.Query, subscription.UserId, cancellationToken) is not SearchPreparation.Ready ready)
        {
            return false;
        }

        // A stretch of arrivals, by ix_article_search_added_at.
        var matches = preparation.Matching(ready.Condition).Where(row => row.AddedAt > subscription.Since && row.AddedAt <= until);
        var count = await matches.CountUpToAsync(MostCounted, cancellationToken);
        var headlines = count == 0
            ? []
            : await matches.OrderByDescending(row => row.AddedAt).ThenByDescending(row => row.ArticleId).Take(NamedHeadlines)
                .Join(db.Articles, row => row.ArticleId, article => article.Id, (row, article) => article.Headline).ToListAsync(cancellationToken);

        // Told and noted as told together. Where the reader switched notices meanwhile, neither happens.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        DateTimeOffset? told = until;
        var isOurs = await db.SearchSubscriptions
            .Where(s => s.SearchId == subscription.SearchId && s.UserId == subscription.UserId && s.NoticesSince == subscription.Since)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NoticesSince, told), cancellationToken) == 1;
        var isNews = isOurs && count > 0 && await board.PostAsync(NoticeOf(subscription, count, headlines, until), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isNews;
    }

    private static ReaderNotice NoticeOf(Subscribed subscription, int count, List<string> headlines, DateTimeOffset until)
    {
        var articles = count >= MostCounted ? $"More than {MostCounted - 1} new articles match" : count == 1 ? "1 new article matches" : $"{count} new articles match";
        return new ReaderNotice
        {
            Key = ReaderNotice.KeyOfSearch(subscription.SearchId) + string.Create(CultureInfo.InvariantCulture, $"{subscription.UserId:N}:{subscription.Since.UtcTicks}"),
            Kind = ReaderNoticeKind.SearchMatches,
            RecipientId = subscription.UserId,
            Title = $"{articles} “{subscription.Name}”",
            Text = string.Join(" · ", headlines) + (count > headlines.Count ? " · …" : ""),
            Link = string.Create(CultureInfo.InvariantCulture, $"/searches/{subscription.SearchId}?since={subscription.Since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"),
            At = until,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What came in of the saved search {SearchId} could not be told")]
        public static partial void Failed(ILogger logger, Exception exception, long searchId);
    }

    private sealed record Subscribed(long SearchId, Guid UserId, string Name, string Query, DateTimeOffset Since);
}
