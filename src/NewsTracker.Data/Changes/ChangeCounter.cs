using Npgsql;

namespace NewsTracker.Data.Changes;

/// <summary>
/// Reads how often anything changed, for all that ask at the same time at once. A reading begins after it was asked for, so whoever asks sees all that was committed before: their own changes,
/// and those of any other process.
/// </summary>
public sealed class ChangeCounter(NpgsqlDataSource database)
{
    private readonly Lock gate = new();
    private Task? running;
    private Task<ChangeCount>? next;

    public Task<ChangeCount> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            next ??= ReadAfterAsync(running);
            return next.WaitAsync(cancellationToken);
        }
    }

    private async Task<ChangeCount> ReadAfterAsync(Task? earlier)
    {
        await Task.Yield();
        if (earlier is not null)
            await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Who asks from here on may know of a change that this reading does not see, and waits for the next.
        lock (gate)
        {
            running = next;
            next = null;
        }

        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select sum(archive)::bigint, sum(people)::bigint from change_counts", connection);
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new ChangeCount(reader.GetInt64(0), reader.GetInt64(1));
    }
}
