namespace NewsTracker.Web.Hosting;

/// <summary>Ends the host, not without an error code, when the embedded server has ended beneath it: nothing it does would come to anything, and whoever looks after the process starts both anew.</summary>
internal sealed partial class DatabaseWatch(DatabaseChoice database, IHostApplicationLifetime lifetime, ILogger<DatabaseWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.EndedAsync(stoppingToken);
        Log.Ended(logger);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The embedded PostgreSQL has ended (server.log in the data folder says more). NewsTracker stops; start it again: what was stored is kept")]
        public static partial void Ended(ILogger logger);
    }
}
