using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using NewsTracker.Data.Stories;

namespace NewsTracker.Benchmarks.Stories;

/// <summary>How long it takes to put one more article among the stories of a full archive.</summary>
internal sealed class StoriesCommand(StoriesOptions options, TextWriter output)
{
    /// <summary>The first arrivals pay for compilation of the code and for cold pages.</summary>
    private const int WarmUp = 200;

    private readonly MadeUpNews news = new(options.Seed, options.Words);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("newstracker-stories-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = folder }, NullLogger.Instance, cancellationToken);
            await using var services = new ServiceCollection().AddLogging().AddNewsTrackerData(postgres.ConnectionString).BuildServiceProvider();
            await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
            await new StoriesArchive(news, output).FillAsync(postgres.ConnectionString, options.Articles, cancellationToken);
            return options.Added == 0 ? 0 : await MeasureAsync(services, cancellationToken);
        }
        finally
        {
            if (options.Folder is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> MeasureAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>();
        await SweepAsync(services, cancellationToken);
        for (var i = 0; i < WarmUp; i++)
            await AddAsync(services, options.Articles + i, cancellationToken);
        for (var i = WarmUp; i < WarmUp + options.Added; i++)
            samples.Add(await AddAsync(services, options.Articles + i, cancellationToken));

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var figures = new Dictionary<string, object>
        {
            ["articles"] = options.Articles,
            ["words"] = options.Words,
            ["added"] = samples.Count,
            ["place ms median"] = Quantile(samples.Select(sample => sample.PlaceMs), 0.5),
            ["place ms p95"] = Quantile(samples.Select(sample => sample.PlaceMs), 0.95),
            ["place ms median, copies"] = Quantile(samples.Where(sample => sample.IsCopy).Select(sample => sample.PlaceMs), 0.5),
            ["engine ms median"] = Quantile(samples.Select(sample => sample.ReadMs), 0.5),
            ["copies found %"] = 100.0 * samples.Count(sample => sample is { IsCopy: true, IsInStory: true }) / Math.Max(1, samples.Count(sample => sample.IsCopy)),
            ["others in a story %"] = 100.0 * samples.Count(sample => sample is { IsCopy: false, IsInStory: true }) / Math.Max(1, samples.Count(sample => !sample.IsCopy)),
            ["members table MB"] = await SizeAsync(db, "story_members", cancellationToken),
            ["keys index MB"] = await SizeAsync(db, "ix_story_members_keys", cancellationToken),
        };
        if (options.Table)
            await new StoryKeysTable(news, output).MeasureAsync(db, options, figures, cancellationToken);
        foreach (var (name, value) in figures)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {value:0.###}"));
        await output.WriteLineAsync(await PlanAsync(db, cancellationToken));
        if (options.Json is not null)
            await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(figures), cancellationToken);
        return 0;
    }

    /// <summary>Frees what earlier runs put in and took back: a server does so by itself, but only once a fifth of a table is dead, and until then every search passes over it.</summary>
    private static async Task SweepAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>().Database.ExecuteSqlAsync($"vacuum story_members, articles", cancellationToken);
    }

    private async Task<Sample> AddAsync(ServiceProvider services, int number, CancellationToken cancellationToken)
    {
        var item = news.Make(number, options.Articles);
        var clock = Stopwatch.StartNew();
        _ = StoryKeys.Of(StoryText.Read(item.Headline, item.Body, item.Day));
        var read = clock.Elapsed;

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();

        // As where articles are taken in: what fails fails whole.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var at = new DateTimeOffset(item.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var article = new Article { Headline = item.Headline, BodyText = item.Body, Origin = ArticleOrigin.Feed, DatedAt = at, FirstSeenAt = at, LastChangedAt = at };
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        clock.Restart();
        await scope.ServiceProvider.GetRequiredService<StoryPlacement>().PlaceAsync(article, cancellationToken);
        var placed = clock.Elapsed;
        var isInStory = await db.StoryMembers.AnyAsync(m => m.ArticleId == article.Id && m.StoryId != null, cancellationToken);

        // The archive stays as it was, so that it can be measured again.
        await transaction.RollbackAsync(cancellationToken);
        return new Sample(read.TotalMilliseconds, placed.TotalMilliseconds, item.CopyOf is not null, isInStory);
    }

    private async Task<string> PlanAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var item = news.Make(options.Articles / 2, options.Articles);
        var sought = StoryKeys.Of(StoryText.Read(item.Headline, item.Body, item.Day)).Sought.ToArray();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.StoryCandidates(0, sought, 16).CreateDbCommand();
        command.CommandText = "explain (analyze, costs off, summary on) " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(reader.GetString(0).Length > 200 ? reader.GetString(0)[..200] + "…" : reader.GetString(0));
        return string.Join('\n', lines);
    }

    private static async Task<double> SizeAsync(NewsTrackerDbContext db, string relation, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<long>($"""select pg_relation_size({relation}::regclass) as "Value" """).SingleAsync(cancellationToken) / 1e6;

    internal static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    private sealed record Sample(double ReadMs, double PlaceMs, bool IsCopy, bool IsInStory);
}
