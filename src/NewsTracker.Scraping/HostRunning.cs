using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping;

/// <summary>Runs the programs that host the scraping.</summary>
public static partial class HostRunning
{
    /// <summary>Runs until the host is asked to stop. One that cannot start is stopped all the same: what had started before, the threads of Quartz above all, would keep its process for good.</summary>
    public static async Task RunToEndAsync(this IHost host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await StopAsync(host);
            throw;
        }

        await host.WaitForShutdownAsync();
    }

    private static async Task StopAsync(IHost host)
    {
        try
        {
            await host.StopAsync();
        }
        catch (Exception exception)
        {
            // Why it could not start is what has to be told; this comes of it.
            Log.StopFailed(host.Services.GetRequiredService<ILogger<IHost>>(), exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What had started could not be stopped in order")]
        public static partial void StopFailed(ILogger logger, Exception exception);
    }
}
