using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsTracker.Core;
using NewsTracker.Core.Analysis;
using NewsTracker.Scraping;
using Npgsql;

namespace NewsTracker.Web.Hosting;

internal static class HealthEndpoints
{
    /// <param name="stalled">What a process is whose loops stand still.</param>
    public static void AddHostHealth(this IServiceCollection services, HealthStatus stalled) =>
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]).AddCheck<LoopHealth>("loops", stalled, ["ready"]).AddCheck<EngineHealth>("engine", tags: ["ready"]);

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, and says in sentences what it cannot.</summary>
    public static void MapHealthEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(string.Join('\n', [$"{report.Status}", .. report.Entries.Values.Select(entry => entry.Description).OfType<string>()]), context.RequestAborted);
    }
}

internal sealed class DatabaseHealth(NpgsqlDataSource dataSource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = dataSource.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}

/// <summary>Whether the loops of this process go round: a scraper that only answers dies silently.</summary>
internal sealed class LoopHealth(LoopPulses pulses) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var behind = pulses.Behind.Select(pulse => $"{pulse.Work} has not succeeded for {InstantWords.Took(pulse.Silence)}: the log of this process tells why.").ToList();
        return Task.FromResult(behind.Count == 0 ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', behind)));
    }
}

/// <summary>Whether the analysis engine has all its parts: without its encoder it goes on, and finds less.</summary>
internal sealed class EngineHealth : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(PositionAnalyser.EncoderFault is { } fault ? HealthCheckResult.Degraded($"Articles are read without the encoder, so fewer positions are suggested. {fault}") : HealthCheckResult.Healthy());
}
