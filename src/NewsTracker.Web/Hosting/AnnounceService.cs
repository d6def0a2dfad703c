using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Hosting;

/// <summary>Once the host listens, says where, and prints the link that makes the first admin of an empty database, or lets in an admin whom the operator names.</summary>
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
                Log.SetUp(logger, WebAddresses.PlaceOf(address, $"/setup?token={token}"));
            }
        }
        else if (configuration["NEWSTRACKER_ADMIN_LINK"] is { Length: > 0 } locked)
        {
            await LetInAsync(scope.ServiceProvider.GetRequiredService<AdminLink>(), locked, address, stoppingToken);
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

    private async Task LetInAsync(AdminLink link, string email, string address, CancellationToken cancellationToken)
    {
        switch (await link.IssueAsync(email, cancellationToken))
        {
            case AdminLinkOutcome.Issued issued:
                Log.LinkIssued(logger, email, WebAddresses.PlaceOf(address, issued.Path));
                break;
            case AdminLinkOutcome.Refused refused:
                Log.LinkRefused(logger, email, refused.Why);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "NewsTracker is ready at {Address}")]
        public static partial void Ready(ILogger logger, string address);

        [LoggerMessage(LogLevel.Warning, "Nobody has an account yet. Open this link once to make the first admin (of several, the one printed last holds): {SetUpLink}")]
        public static partial void SetUp(ILogger logger, string setUpLink);

        [LoggerMessage(LogLevel.Information, "The first admin {Email} was made from the environment")]
        public static partial void AdminCreated(ILogger logger, string email);

        [LoggerMessage(LogLevel.Error, "NEWSTRACKER_ADMIN_EMAIL and NEWSTRACKER_ADMIN_PASSWORD make no admin: {Problem}")]
        public static partial void AdminRefused(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Warning, "NEWSTRACKER_ADMIN_LINK is set, and each start prints a new link: take it away. With this one {Email} sets a new password, once, within three days: {PasswordLink}")]
        public static partial void LinkIssued(ILogger logger, string email, string passwordLink);

        [LoggerMessage(LogLevel.Error, "NEWSTRACKER_ADMIN_LINK lets nobody in as {Email}: {Problem}")]
        public static partial void LinkRefused(ILogger logger, string email, string problem);
    }
}
