using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Search;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Measures searches of a loaded archive as the product makes them, warm: median, 95th percentile, and the index that the plan reads.</summary>
internal sealed class SearchCommand(SearchOptions options, TextWriter report)
{
    /// <summary>As the list reads them: a page and one more, and half as many again that may be copies.</summary>
    internal const int Page = 39;

    private const int Rounds = 21;

    private static readonly string[] Queries =
    [
        "", "zelquorin", "brastovane", "kurmelith", "dolverane", "simbratho", "tarquelon", "simbratho tarquelon", "\"spoke of tarquelon\"", "kurmelith or brastovane", "simbratho -tarquelon",
        "country:UKR", "country:UKR tag:mine-clearance", "source:\"Paper 3\" simbratho", "tarquelon country:UKR published:2026-01..2026-06",
    ];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = options.Folder }, NullLogger.Instance, cancellationToken);
        await using var archive = await LoadedArchive.OpenAsync(postgres.ConnectionString, cancellationToken);
        var size = await archive.CountAsync(cancellationToken);
        var figures = new List<Figure>();
        foreach (var text in Queries)
        {
            await using var scope = archive.Services.CreateAsyncScope();
            var (preparation, search, counting) = (scope.ServiceProvider.GetRequiredService<ArticleQueryPreparation>(), scope.ServiceProvider.GetRequiredService<ArticleSearch>(), scope.ServiceProvider.GetRequiredService<SearchCounting>());
            var folds = scope.ServiceProvider.GetRequiredService<StoryFolds>();
            var condition = ((SearchPreparation.Ready)await preparation.PrepareAsync(text, cancellationToken)).Condition;
            var index = await search.IndexOfAsync(condition, Page, cancellationToken);
            async Task AddAsync(string what, string reads, Func<Task> run) => figures.Add(await MeasureAsync(what, text, size, reads, run));

            await AddAsync("prepare", "ix_article_search_language", () => preparation.PrepareAsync(text, cancellationToken));
            await AddAsync("latest 25", index, () => search.OlderAsync(condition, null, Page, cancellationToken));
            if (condition.Words is not null)
                await AddAsync("relevance", index, () => search.RelevantAsync(condition, cancellationToken));
            var page = await search.OlderAsync(condition, null, Page, cancellationToken);
            await AddAsync("copies of a page", "pk_story_members, ix_story_members_story_id", () => folds.ByDateAsync(condition, page, cancellationToken));
            if (condition.Words is not null)
            {
                var best = await search.RelevantAsync(condition, cancellationToken);
                await AddAsync("copies of the best", "pk_story_members", () => folds.AmongAsync(best, cancellationToken));
            }

            await AddAsync("total and facets", "ix_article_search_words", () => counting.CountAsync(condition, cancellationToken));
            if (text is "" or "tarquelon")
            {
                var place = (await search.OlderAsync(condition, null, Math.Min(25_000, size / 5), cancellationToken))[^1];
                await AddAsync("page 1,000 on", index, () => search.OlderAsync(condition, place, Page, cancellationToken));
                await AddAsync("page 1,000 back", index, () => search.NewerAsync(condition, place, Page, cancellationToken));
            }
        }

        // As a reader's page of saved searches asks: all of them at once, after a short absence and after a long one.
        foreach (var arrivals in new[] { Math.Min(500, size / 2), size / 5 })
        {
            await using var scope = archive.Services.CreateAsyncScope();
            var matches = scope.ServiceProvider.GetRequiredService<NewMatches>();
            var since = await archive.AddedAtAsync(arrivals, cancellationToken);
            var asked = Queries.Select(query => new AskedSince(query, since)).ToList();
            figures.Add(await MeasureAsync(
                "new since a look", string.Create(CultureInfo.InvariantCulture, $"{asked.Count} searches, {arrivals} arrivals"), size, "ix_article_search_added_at", () => matches.CountAsync(asked, reader: null, cancellationToken)));
        }

        foreach (var (what, query, index, times) in await new SearchOfReaders(archive.Services, size).MeasureAsync(cancellationToken))
            figures.Add(FigureOf(what, query, size, index, times));
        foreach (var (what, query, index, times) in await new SearchCompletion(archive.Services).MeasureAsync(cancellationToken))
            figures.Add(FigureOf(what, query, size, index, times));
        figures.Add(FigureOf("ingest", "one article and its search row", size, "ix_article_search_words", await new SearchArrivals(archive.Services, size).MeasureAsync(cancellationToken)));

        foreach (var figure in figures)
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{figure.Articles,9} | {figure.What,-18} | {figure.Query,-50} | {figure.Median,8:F1} ms | {figure.P95,8:F1} ms | {figure.Index}"));
        if (options.Json is not null)
            await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), cancellationToken);
        return 0;
    }

    private static async Task<Figure> MeasureAsync(string what, string query, int size, string index, Func<Task> run) => FigureOf(what, query, size, index, await TimesAsync(run));

    /// <summary>Milliseconds, once it is warm.</summary>
    internal static async Task<List<double>> TimesAsync(Func<Task> run)
    {
        await run();
        await run();
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static Figure FigureOf(string what, string query, int size, string index, List<double> times)
    {
        times.Sort();
        return new Figure(size, what, query, times[times.Count / 2], times[(int)(times.Count * 0.95)], index);
    }

    private sealed record Figure(int Articles, string What, string Query, double Median, double P95, string Index);
}
