using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Articles;

/// <summary>Asks where the fields of a revision came from: kept as what <see cref="FieldOrigin"/> prints, by the name of the field.</summary>
public static class FieldOrigins
{
    /// <summary>Whether the feed said it, and not the page.</summary>
    public static bool IsFromFeed(this IReadOnlyDictionary<string, string> origins, string field) => origins.GetValueOrDefault(field) == nameof(FieldOrigin.Feed);
}
