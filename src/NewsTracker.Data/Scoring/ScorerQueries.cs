using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;

namespace NewsTracker.Data.Scoring;

/// <summary>Named pieces from which queries on scorers are put together.</summary>
public static class ScorerQueries
{
    /// <summary>The last that was kept for today's engine. Read from ix_scorers_in_use.</summary>
    public static IQueryable<ScorerRecord> InUse(this IQueryable<ScorerRecord> scorers) =>
        scorers.Where(s => s.IsKept && s.SetAsideAt == null && s.EngineVersion == PositionAnalyser.EngineVersion).OrderByDescending(s => s.Id).Take(1);
}
