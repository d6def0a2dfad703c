using Npgsql;

namespace NewsTracker.Benchmarks.Polling;

/// <summary>Fills the feeds, and reads what came of them from the product's own rows.</summary>
internal sealed class PollingLedger(NpgsqlDataSource database)
{
    /// <summary>The feeds fall due evenly, and ten of them share a host.</summary>
    public Task FillAsync(PollingRun run, DateTimeOffset from, CancellationToken cancellationToken) => ExecuteAsync(
        """
        with source as (insert into sources (name, home_url, created_at, reliability) values ('Measured', 'https://news.example/', now(), 3) returning id)
        insert into feeds (source_id, url, kind, schedule, poll_interval, is_paused, next_poll_at, recheck_articles, consecutive_failures, keeps_address, lease_epoch)
        select source.id, 'https://host' || n / 10 || '.example/' || n || '.xml', 'Rss', 'Fixed', $1, false, $2 + $1 * (n::float8 / $3), false, 0, false, 0
        from source, generate_series(0, $3 - 1) as n
        """,
        cancellationToken, run.Interval, from, run.Feeds);

    public Task AnalyseAsync(CancellationToken cancellationToken) => ExecuteAsync("vacuum analyze feeds", cancellationToken);

    public Task<long> FinishedAsync(CancellationToken cancellationToken) => CountAsync("select count(*) from polls where outcome in ('Succeeded', 'NotModified')", cancellationToken);

    public Task<long> WaitingAsync(CancellationToken cancellationToken) => CountAsync("select count(*) from feeds where next_poll_at < now() - interval '1 second'", cancellationToken);

    /// <summary>Polls of one feed that were under way at once, those of a scraper that died left out.</summary>
    public Task<long> OverlapsAsync(CancellationToken cancellationToken) => CountAsync(
        """
        select count(*) from polls one join polls other on other.feed_id = one.feed_id and other.id > one.id
        where one.outcome not in ('Abandoned', 'GivenBack') and other.started_at < one.finished_at
        """,
        cancellationToken);

    /// <summary>Polls that were begun and not finished: each is one that a scraper was killed in, or lost.</summary>
    public Task<long> BrokenOffAsync(CancellationToken cancellationToken) => CountAsync("select count(*) from polls where outcome in ('Abandoned', 'GivenBack')", cancellationToken);

    /// <summary>The feeds that a process has leased, and by which lease.</summary>
    public async Task<Dictionary<long, long>> HeldByAsync(int processId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, lease_epoch from feeds where lease_owner like $1");
        command.Parameters.Add(new() { Value = $"%/{processId}/%" });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new Dictionary<long, long>();
        while (await reader.ReadAsync(cancellationToken))
            held.Add(reader.GetInt64(0), reader.GetInt64(1));
        return held;
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
