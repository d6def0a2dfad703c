using NewsTracker.Core.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>A revision that was just stored.</summary>
/// <param name="Url">The address it is fetched by; absent for files and pasted text.</param>
public sealed record StoredRevision(long ArticleId, Revision Revision, ArticleOrigin Origin, Uri? Url, long? SourceId)
{
    /// <summary>The same response was read anew, by another engine or other rules: nothing changed at the publisher's.</summary>
    public bool IsReread { get; init; }

    /// <summary>The engine read it, and found it to be about mines or the Convention.</summary>
    public bool IsRelevant { get; init; }

    /// <summary>The text of an article that was there before.</summary>
    public bool IsEdit => Revision.Number > 1;
}

/// <summary>What else happens when revisions are stored, in the same transaction: what follows is there exactly when they are.</summary>
public interface IRevisionFollower
{
    /// <param name="stored">All that the transaction stores, each of another article.</param>
    public Task FollowAsync(IReadOnlyList<StoredRevision> stored, CancellationToken cancellationToken);
}
