using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>The publisher rules that an admin made for a source.</summary>
public sealed partial class SourceRules(NewsTrackerDbContext db, ILogger<SourceRules> logger)
{
    /// <summary>Null where the source has none of its own. Rules that can no longer be read cost themselves, not the article: they were checked when saved, by an engine that may have been another.</summary>
    public async Task<PublisherRules?> FindAsync(long? sourceId, CancellationToken cancellationToken)
    {
        if (sourceId is not { } id || await db.Sources.Where(s => s.Id == id).Select(s => s.ExtractionRules).FirstOrDefaultAsync(cancellationToken) is not { } json)
        {
            return null;
        }

        var (rules, problems) = PublisherRulesJson.Parse(json);
        if (rules is null)
        {
            Log.Unreadable(logger, id, problems[0]);
        }

        return rules;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The publisher rules of source {SourceId} cannot be read, its articles are read without them: {Problem}")]
        public static partial void Unreadable(ILogger logger, long sourceId, string problem);
    }
}
