using NewsTracker.Core.Queries;

namespace NewsTracker.Core.SavedSearches;

/// <summary>A query that somebody asks again and again, under a name. A private one is seen by its owner alone; a shared one by every reader.</summary>
public sealed class SavedSearch
{
    public const int MaxNameLength = 100;

    /// <summary>As many as one person may keep.</summary>
    public const int MaxPerOwner = 200;

    public long Id { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>One line. An owner has one search of a name, whatever its case.</summary>
    public required string Name { get; set; }

    /// <summary>In its one form; empty for every article.</summary>
    public required string Query { get; set; }

    public bool IsShared { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its name, query or sharing was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The name that a query suggests: its own words, cut where they are too many.</summary>
    public static string NameOf(ArticleQuery query)
    {
        var text = query.ToString();
        return text.Length == 0 ? "All articles" : text.Length <= MaxNameLength ? text : text.ShortenTo(MaxNameLength - 1);
    }
}
