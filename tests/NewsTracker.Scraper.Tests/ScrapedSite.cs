using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Scraper.Tests;

/// <summary>A site on this machine, and a database that knows its feeds: what scraper processes are started for.</summary>
internal sealed class ScrapedSite : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private ScrapedSite(WebApplication site, TestDatabase database)
    {
        (this.site, this.database) = (site, database);
        services = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        scope = services.CreateAsyncScope();
        Db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        Origin = new Uri(site.Urls.Single());
    }

    public NewsTrackerDbContext Db { get; }

    public Uri Origin { get; }

    /// <param name="answer">Says what the site answers.</param>
    public static async Task<ScrapedSite> StartAsync(Action<WebApplication> answer, IEnumerable<string> feedPaths, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        answer(app);
        await app.StartAsync(cancellationToken);
        var scraped = new ScrapedSite(app, await (await TestPostgres.GetAsync(cancellationToken)).CreateDatabaseAsync(NewsTrackerTemplate.Source, cancellationToken));
        await scraped.AddFeedsAsync(feedPaths, cancellationToken);
        return scraped;
    }

    /// <summary>What a scraper of it is started with, beside the test's own.</summary>
    public Dictionary<string, string> Environment(Dictionary<string, string> own) => new(own)
    {
        ["ConnectionStrings__NewsTracker"] = database.ConnectionString,
        ["Outbound__AllowedPrivateHosts__0"] = Origin.Authority,
    };

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        await database.DisposeAsync();
        await site.DisposeAsync();
    }

    private async Task AddFeedsAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "Site", HomeUrl = Origin.AbsoluteUri, CreatedAt = now };
        source.Feeds.AddRange(paths.Select(path => new Feed { SourceId = 0, Url = new Uri(Origin, path).AbsoluteUri, NextPollAt = now }));
        Db.Sources.Add(source);
        await Db.SaveChangesAsync(cancellationToken);
    }
}
