using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

/// <summary>Named pieces from which queries on judgements of sources are put together.</summary>
public static class ReliabilityQueries
{
    /// <summary>What held at an instant comes first: the rule that StanceQueries and StanceBooks follow. By ix_source_reliabilities_source_id_at_id for each source.</summary>
    public static IOrderedQueryable<SourceReliability> KnownAt(this IQueryable<SourceReliability> judgements, DateTimeOffset knownAt) =>
        judgements.Where(j => j.At <= knownAt).OrderByDescending(j => j.At).ThenByDescending(j => j.Id);
}
