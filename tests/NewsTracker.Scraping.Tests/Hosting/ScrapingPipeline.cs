using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Polling;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Scraping.Tests.Hosting;

/// <summary>The scraping pipeline on a database of its own, without its loop: tests say when a feed is polled.</summary>
public sealed class ScrapingPipeline : IAsyncLifetime
{
    private TestDatabase? database;
    private ServiceProvider? services;

    public IServiceProvider Services => services!;

    public async ValueTask InitializeAsync()
    {
        database = await (await TestPostgres.GetAsync(CancellationToken.None)).CreateDatabaseAsync(NewsTrackerTemplate.Source, CancellationToken.None);
        services = With(database.ConnectionString, []);
    }

    /// <summary>Another process on the same database, as far as the pipeline can tell.</summary>
    public ServiceProvider Another(params IEnumerable<KeyValuePair<string, string?>> settings) => With(database!.ConnectionString, settings);

    /// <summary>The same at another time.</summary>
    public ServiceProvider Another(TimeProvider clock, params IEnumerable<KeyValuePair<string, string?>> settings) => With(database!.ConnectionString, settings, collection => collection.AddSingleton(clock));

    /// <summary>Another process with services of the test's own.</summary>
    /// <param name="replace">Called last: what it registers is what is used.</param>
    public ServiceProvider AnotherWith(Action<IServiceCollection> add, Action<IServiceCollection>? replace = null) => With(database!.ConnectionString, [], add, replace);

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    public Task<T> WithDbAsync<T>(Func<NewsTrackerDbContext, Task<T>> use) => WithAsync(use);

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Takes a page in as a feed's link would.</summary>
    /// <param name="url">Absent for an address of its own.</param>
    /// <param name="answered">Where the address leads; absent where it answers itself.</param>
    public Task<IngestOutcome> IngestAsync(string page, Uri? url = null, long? source = null, Uri? answered = null, DateTimeOffset? fetchedAt = null)
    {
        var address = url ?? new Uri($"https://paper.example/{Guid.NewGuid()}");
        var document = new IncomingDocument
        {
            Origin = ArticleOrigin.Feed,
            Content = Encoding.UTF8.GetBytes(page),
            ContentType = "text/html; charset=utf-8",
            RequestedUrl = address,
            FinalUrl = answered ?? address,
            FetchedAt = fetchedAt ?? TimeProvider.System.GetUtcNow(),
            SourceId = source,
        };
        return WithAsync<ArticleIngestor, IngestOutcome>(ingestor => ingestor.IngestAsync(document, actor: null, TestContext.Current.CancellationToken));
    }

    /// <summary>The same of one that is new.</summary>
    public async Task<long> StoreAsync(string page, Uri? url = null, long? source = null) => Assert.IsType<IngestOutcome.Stored>(await IngestAsync(page, url, source)).ArticleId;

    /// <param name="rules">Publisher rules, as JSON.</param>
    public Task<long> AddSourceAsync(string? rules = null) => WithDbAsync(async db =>
    {
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = TimeProvider.System.GetUtcNow(), ExtractionRules = rules };
        db.Sources.Add(source);
        await db.SaveChangesAsync();
        return source.Id;
    });

    public Task<Feed> AddFeedAsync(Uri url) => WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var home = new Uri(url, "/").AbsoluteUri;
        var source = await db.Sources.FirstOrDefaultAsync(s => s.HomeUrl == home) ?? new Source { Name = url.Host, HomeUrl = home, CreatedAt = now };
        if (source.Id == 0)
        {
            db.Sources.Add(source);
            await db.SaveChangesAsync();
        }

        var feed = new Feed { SourceId = source.Id, Url = url.AbsoluteUri, NextPollAt = now.AddSeconds(-1) };
        db.Feeds.Add(feed);
        await db.SaveChangesAsync();
        return feed;
    });

    /// <summary>Makes the feed due, leases it and polls it, as the loop would.</summary>
    public Task<Poll> PollAsync(Feed feed, bool recheck = false) => PollAsync(Services, feed, recheck);

    /// <summary>The same in another process, as far as the pipeline can tell.</summary>
    public async Task<Poll> PollAsync(IServiceProvider process, Feed feed, bool recheck = false)
    {
        await WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.NextPollAt, DateTimeOffset.UnixEpoch)
            .SetProperty(f => f.RecheckArticles, recheck)));
        await using var scope = process.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease!, TestContext.Current.CancellationToken);
        return await WithDbAsync(db => db.Polls.Include(p => p.Items).Where(p => p.FeedId == feed.Id).OrderByDescending(p => p.Id).FirstAsync());
    }

    private static ServiceProvider With(string connectionString, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? add = null, Action<IServiceCollection>? replace = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Outbound:AllowedPrivateHosts:0", "127.0.0.1"),
            new("Outbound:HostDelay", "00:00:00"),
        ]).AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        add?.Invoke(collection);
        collection.AddNewsTrackerData(connectionString).AddScraping();
        replace?.Invoke(collection);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
