using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

/// <summary>Named pieces from which queries on sources are put together. Sources are hundreds: they are read by their key, or whole.</summary>
public static class SourceQueries
{
    /// <summary>Those that were not removed.</summary>
    public static IQueryable<Source> Kept(this IQueryable<Source> sources) => sources.Where(s => s.RemovedAt == null);

    public static IQueryable<Source> Removed(this IQueryable<Source> sources) => sources.Where(s => s.RemovedAt != null);
}
