using Microsoft.Extensions.Hosting;

namespace NewsTracker.Data;

/// <summary>Prepares the database before any other service starts: hosted services start in the order of their registration.</summary>
public sealed class PrepareDatabaseService(DatabasePreparation preparation) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => preparation.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
