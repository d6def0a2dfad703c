using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Filtering;

/// <summary>The filters in force: those for all sources, and each source's own. Read once in the life of a scope: a poll, or a look; what goes on for longer has them read anew.</summary>
public sealed partial class SourceFilters(NewsTrackerDbContext db, ILogger<SourceFilters> logger)
{
    private const int MostSources = 100_000;

    private readonly Dictionary<long, ArticleFilters> bySource = [];
    private ArticleFilter? global;

    public async Task<ArticleFilters> OfAsync(long? sourceId, CancellationToken cancellationToken)
    {
        var key = sourceId ?? 0;
        if (!bySource.TryGetValue(key, out var filters))
        {
            var own = sourceId is null ? null : await db.Sources.Where(s => s.Id == sourceId).Select(s => s.Filters).FirstOrDefaultAsync(cancellationToken);
            global ??= Read(await GlobalFilters.FindAsync(db, cancellationToken), sourceId: null);
            filters = new ArticleFilters(global, Read(own, sourceId));
            bySource[key] = filters;
        }

        return filters;
    }

    /// <summary>Has them read anew when they are asked for next: somebody may have changed them.</summary>
    public void Forget()
    {
        bySource.Clear();
        global = null;
    }

    /// <summary>The own filters of all sources that have some.</summary>
    public async Task<IReadOnlyDictionary<long, ArticleFilter>> OwnAsync(CancellationToken cancellationToken) =>
        (await db.Sources.Where(s => s.Filters != null).OrderBy(s => s.Id).Take(MostSources).Select(s => new { s.Id, s.Filters }).ToListAsync(cancellationToken))
            .ToDictionary(source => source.Id, source => Read(source.Filters, source.Id));

    /// <summary>Filters that can no longer be read keep nothing out: an article too many can be seen, one too few cannot.</summary>
    private ArticleFilter Read(string? json, long? sourceId)
    {
        if (json is null)
        {
            return ArticleFilter.None;
        }

        var (filter, problems) = ArticleFilterJson.Parse(json);
        if (filter is null)
        {
            Log.Unreadable(logger, sourceId, problems[0]);
        }

        return filter ?? ArticleFilter.None;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The filters of source {SourceId} cannot be read, so nothing is kept out by them: {Problem}")]
        public static partial void Unreadable(ILogger logger, long? sourceId, string problem);
    }
}
