using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Hosting;

/// <summary>Once the host listens, says where, and on an empty database prints the link that makes the first admin.</summary>
internal sealed partial class AnnounceService(
    IServer server, IServiceScopeFactory scopes, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<AnnounceService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        await using var scope = scopes.CreateAsyncScope();
        var firstAdmin = scope.ServiceProvider.GetRequiredService<FirstAdmin>();
        if (await firstAdmin.FindTokenAsync(stoppingToken) is { } token)
        {
            if (configuration["NEWSTRACKER_ADMIN_EMAIL"] is { Length: > 0 } email && configuration["NEWSTRACKER_ADMIN_PASSWORD"] is { Length: > 0 } password)
            {
                await CreateFromEnvironmentAsync(firstAdmin, email, password, stoppingToken);
            }
            else
            {
                Log.SetUp(logger, $"{address}/setup?token={token}");
            }
        }

        Log.Ready(logger, address);
    }

    private async Task CreateFromEnvironmentAsync(FirstAdmin firstAdmin, string email, string password, CancellationToken cancellationToken)
    {
        var (result, _) = await firstAdmin.CreateAsync(email, email.Split('@')[0], password, AuditActor.Application, cancellationToken);
        if (result.Succeeded)
        {
            Log.AdminCreated(logger, email);
        }
        else
        {
            Log.AdminRefused(logger, string.Join(" ", result.Errors.Select(error => error.Description)));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "NewsTracker is ready at {Address}")]
        public static partial void Ready(ILogger logger, string address);

        [LoggerMessage(LogLevel.Warning, "Nobody has an account yet. Open this link once to make the first admin: {SetUpLink}")]
        public static partial void SetUp(ILogger logger, string setUpLink);

        [LoggerMessage(LogLevel.Information, "The first admin {Email} was made from the environment")]
        public static partial void AdminCreated(ILogger logger, string email);

        [LoggerMessage(LogLevel.Error, "NEWSTRACKER_ADMIN_EMAIL and NEWSTRACKER_ADMIN_PASSWORD make no admin: {Problem}")]
        public static partial void AdminRefused(ILogger logger, string problem);
    }
}
