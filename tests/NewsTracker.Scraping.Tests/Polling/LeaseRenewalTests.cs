using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Renewals that fail while a poll goes on.</summary>
public sealed class LeaseRenewalTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly TimeSpan Beat = new PollingOptions().LeaseDuration / 3;

    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_fails_costs_no_poll_and_those_that_fail_until_the_lease_has_passed_do()
    {
        using var failures = new Failures();
        var fetcher = new Waiting();
        await using var process = pipeline.AnotherWith(
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerProvider>(failures), services => services.AddSingleton<IFetcher>(fetcher));
        await PollAsync(process, fetcher, failures, failedBeats: 1, answers: true);
        Assert.Equal(PollOutcome.NotModified, await LastOutcomeAsync());

        await PollAsync(process, fetcher, failures, failedBeats: 3, answers: false);
        Assert.Equal(PollOutcome.Running, await LastOutcomeAsync());
    }

    /// <summary>Polls a feed of its own while the server refuses renewals, as many as asked for.</summary>
    private async Task PollAsync(ServiceProvider process, Waiting fetcher, Failures failures, int failedBeats, bool answers)
    {
        fetcher.Begin();
        var feed = await pipeline.AddFeedAsync(new Uri($"http://127.0.0.1:1/{failedBeats}.xml"));
        await using var scope = process.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", Cancelled);
        var polling = scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease!, Cancelled);
        await fetcher.Asked.Task.WaitAsync(Cancelled);
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table feeds rename column lease_until to lease_until_away", Cancelled));
        for (var beat = 1; beat <= failedBeats; beat++)
        {
            var before = failures.Count;
            clock.Advance(Beat);
            await Testing.Until.TrueAsync(() => Task.FromResult(failures.Count > before), Cancelled);
        }

        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table feeds rename column lease_until_away to lease_until", Cancelled));
        if (answers)
        {
            fetcher.Answer.SetResult(new FetchOutcome.NotModified());
        }

        Assert.Equal(answers, await polling is not null);
    }

    private Task<PollOutcome> LastOutcomeAsync() => pipeline.WithDbAsync(db => db.Polls.OrderByDescending(p => p.Id).Select(p => p.Outcome).FirstAsync(Cancelled));

    private sealed class Waiting : IFetcher
    {
        public TaskCompletionSource Asked { get; private set; } = new();

        public TaskCompletionSource<FetchOutcome> Answer { get; private set; } = new();

        public void Begin() => (Asked, Answer) = (new TaskCompletionSource(), new TaskCompletionSource<FetchOutcome>());

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return Answer.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Counts the renewals that failed.</summary>
    private sealed class Failures : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> told = new();

        public int Count => told.Count;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "RenewalFailed")
            {
                told.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
