using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Tests.Safety;

public sealed class SecretLinksTests
{
    [Fact]
    public void What_a_secret_page_says_of_caches_is_what_antiforgery_would_say_and_it_has_nothing_to_warn_of()
    {
        using var log = new Warnings();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddAntiforgery().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.KeepSecret();
        services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);

        Assert.Equal("no-cache, no-store", http.Response.Headers.CacheControl);
        Assert.DoesNotContain(log.Said, words => words.Contains("Cache-Control", StringComparison.Ordinal));
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Said.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
