using Npgsql;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Tells what passes by itself from what lies with the thing that is worked on: the job tries the one again, and passes over the other.</summary>
internal static class PassingFaults
{
    /// <summary>PostgreSQL's class for what an operator does, as ending a connection or the server.</summary>
    private const string OperatorIntervention = "57P";

    /// <summary>Whether the database was out of reach or in another's way, as by a deadlock or a lost connection; wrapped or not.</summary>
    public static bool IsPassing(this Exception exception)
    {
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            if (fault is NpgsqlException { IsTransient: true } || (fault is PostgresException { SqlState: var state } && state.StartsWith(OperatorIntervention, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
