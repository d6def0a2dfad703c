using System.Globalization;
using Microsoft.Extensions.Configuration;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Web.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Whoever reads the log, at any level, must not read feeds.</summary>
public sealed class FeedSecretMaskTests
{
    [Theory]
    [InlineData("/feeds/{0}.atom", "/feeds/….atom")]
    [InlineData("https://news.example/base/feeds/{0}.json?x=1", "https://news.example/base/feeds/….json?x=1")]
    [InlineData("feeds/{0}.atom", "feeds/….atom")]
    [InlineData("/sources/feeds/12", "/sources/feeds/12")]
    public void An_address_is_told_without_its_secret(string address, string told)
    {
        var sink = new Sink();
        var configuration = new LoggerConfiguration();
        Logging.Configure(configuration, new ConfigurationBuilder().Build());
        using var logger = configuration.WriteTo.Sink(sink).CreateLogger();
        logger.Information("HTTP {RequestMethod} {RequestPath} responded", "GET", string.Format(CultureInfo.InvariantCulture, address, FeedSecret.Make().Text));
        Assert.Equal($"HTTP \"GET\" \"{told}\" responded", Assert.Single(sink.Events).RenderMessage(CultureInfo.InvariantCulture));
    }

    private sealed class Sink : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
