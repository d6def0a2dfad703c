using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NewsTracker.Web.Hosting;

/// <summary>Serilog as both hosts use it: plain lines on the console, or one JSON object a line with <c>Logging:Json=true</c>. Levels under <c>Serilog:MinimumLevel</c>.</summary>
internal static class Logging
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>For what happens before the configuration is read and the host has a logger of its own.</summary>
    public static Serilog.ILogger BeforeConfiguration() =>
        new LoggerConfiguration().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, outputTemplate: Line).CreateLogger();

    public static void Configure(LoggerConfiguration logger, IConfiguration configuration)
    {
        logger.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)

            // It warns that keys lie unencrypted in the database, which holds everything that they protect.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http.HttpClient", LogEventLevel.Warning)
            .ReadFrom.Configuration(configuration)
            .Enrich.FromLogContext()
            .Enrich.With<FeedSecretMask>();
        if (configuration.GetValue<bool>("Logging:Json"))
        {
            logger.WriteTo.Console(new CompactJsonFormatter());
        }
        else
        {
            logger.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, outputTemplate: Line);
        }
    }
}
