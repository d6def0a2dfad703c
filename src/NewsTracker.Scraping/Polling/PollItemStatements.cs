using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>The ledger's rows of a poll, any number of them by one statement.</summary>
internal static class PollItemStatements
{
    private const string Insert =
        """
        insert into poll_items (poll_id, url, outcome, reason, article_id)
        select $1, n.url, n.outcome, n.reason, n.article_id
        from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) with ordinality as n (url, outcome, reason, article_id, place)
        order by n.place
        """;

    /// <summary>Joins the transaction that is open.</summary>
    public static async Task WriteAsync(NewsTrackerDbContext db, long pollId, IReadOnlyList<TakenItem> items, CancellationToken cancellationToken)
    {
        await using var batch = new StatementBatch(db).Add(
            Insert,
            StatementBatch.Of(pollId),
            StatementBatch.Of(items.Select(item => item.Row.Url).ToArray()), StatementBatch.Of(items.Select(item => item.Row.Outcome.ToString()).ToArray()),
            StatementBatch.Of(items.Select(item => item.Row.Reason).ToArray()), StatementBatch.Of(items.Select(item => item.Row.ArticleId).ToArray()));
        await batch.ExecuteAsync(cancellationToken);
    }
}
