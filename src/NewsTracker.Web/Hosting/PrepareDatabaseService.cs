using NewsTracker.Data;

namespace NewsTracker.Web.Hosting;

/// <summary>Prepares the database before any other service starts: hosted services start in the order of their registration.</summary>
internal sealed class PrepareDatabaseService(DatabasePreparation preparation) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => preparation.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
