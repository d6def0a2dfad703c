using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>What quiet polls change in the database, for any number of them at once. Rows are found by their keys.</summary>
internal static class QuietPollStatements
{
    private const string CloseFeeds =
        """
        update feeds set
            kind = n.kind, e_tag = n.e_tag, last_modified = n.last_modified, validators_of = n.validators_of, rhythm = n.rhythm, printed_gap = n.printed_gap, asked_interval = n.asked_interval, asked_by = n.asked_by,
            consecutive_failures = n.consecutive_failures, trouble = n.trouble, next_poll_at = n.next_poll_at, next_poll_reason = n.next_poll_reason,
            last_polled_at = $13, recheck_articles = n.recheck_articles, lease_owner = null, lease_until = null
        from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::interval[], $7::interval[], $8::text[], $9::integer[], $10::text[], $11::timestamptz[], $12::text[], $14::boolean[], $15::interval[])
            as n (id, kind, e_tag, last_modified, validators_of, rhythm, asked_interval, asked_by, consecutive_failures, trouble, next_poll_at, next_poll_reason, recheck_articles, printed_gap)
        where feeds.id = n.id
        """;

    private const string ClosePolls =
        """
        update polls set finished_at = $5, outcome = n.outcome, http_status = n.http_status, message = n.message
        from unnest($1::bigint[], $2::text[], $3::integer[], $4::text[]) as n (id, outcome, http_status, message)
        where polls.id = n.id
        """;

    /// <summary>Writes the feeds, whose rows are locked, and the polls, which their leases guard.</summary>
    public static async Task WriteAsync(NewsTrackerDbContext db, IReadOnlyList<(Feed Feed, Poll Poll)> closed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        T[] Of<T>(Func<Feed, T> column) => [.. closed.Select(row => column(row.Feed))];
        T[] OfPoll<T>(Func<Poll, T> column) => [.. closed.Select(row => column(row.Poll))];

        await using var batch = new StatementBatch(db)
            .Add(
                CloseFeeds,
                StatementBatch.Of(Of(f => f.Id)), StatementBatch.Of(Of(f => f.Kind.ToString())), StatementBatch.Of(Of(f => f.ETag)), StatementBatch.Of(Of(f => f.LastModified)),
                StatementBatch.Of(Of(f => f.ValidatorsOf)), StatementBatch.Of(Of(f => f.Rhythm)), StatementBatch.Of(Of(f => f.AskedInterval)), StatementBatch.Of(Of(f => f.AskedBy)),
                StatementBatch.Of(Of(f => f.ConsecutiveFailures)), StatementBatch.Of(Of(f => f.Trouble?.ToString())), StatementBatch.Of(Of(f => f.NextPollAt)), StatementBatch.Of(Of(f => f.NextPollReason)),
                StatementBatch.Of(now), StatementBatch.Of(Of(f => f.RecheckArticles)), StatementBatch.Of(Of(f => f.PrintedGap)))
            .Add(
                ClosePolls,
                StatementBatch.Of(OfPoll(p => p.Id)), StatementBatch.Of(OfPoll(p => p.Outcome.ToString())), StatementBatch.Of(OfPoll(p => p.HttpStatus)), StatementBatch.Of(OfPoll(p => p.Message)),
                StatementBatch.Of(now));
        await batch.ExecuteAsync(cancellationToken);
    }
}
