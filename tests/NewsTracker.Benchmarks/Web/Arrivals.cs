using Npgsql;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Articles that come in while pages are asked for, each in a transaction of its own with its row of search. Disposing takes them out again.</summary>
internal sealed class Arrivals : IAsyncDisposable
{
    public const int PerSecond = 3;

    private readonly CancellationTokenSource stop;
    private readonly Task running;
    private readonly NpgsqlConnection connection;

    private Arrivals(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        this.connection = connection;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        running = RunAsync();
    }

    public static async Task<Arrivals> StartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A run that was ended left its own.
        await TakeOutAsync(connection);
        return new(connection, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        await TakeOutAsync(connection);
    }

    private static async Task TakeOutAsync(NpgsqlConnection connection)
    {
        await using var delete = new NpgsqlCommand("delete from articles where url like 'https://arrivals.example/%'", connection);
        await delete.ExecuteNonQueryAsync();
    }

    private async Task RunAsync()
    {
        await using var arrive = new NpgsqlCommand(
            """
            insert into articles (url, source_id, origin, dated_at, first_seen_at, last_changed_at, revision_count, headline, authors, credited_organisations, published_at, published_offset, published_precision,
              language, keywords, body_text, body_html, mentioned_countries, acting_countries)
            select 'https://arrivals.example/' || $1, source_id, origin, now(), now(), now(), 1, headline, authors, credited_organisations, now(), published_offset, published_precision,
              language, keywords, body_text, body_html, mentioned_countries, acting_countries from articles where id = $1
            """, connection)
        { Parameters = { new() { Value = 0L } } };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1d / PerSecond), TimeProvider.System);
        try
        {
            for (var number = 1L; await timer.WaitForNextTickAsync(stop.Token); number++)
            {
                arrive.Parameters[0].Value = number;
                await arrive.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Enough have arrived.
        }
    }
}
