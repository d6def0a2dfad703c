namespace NewsTracker.Data.Tags;

/// <summary>
/// Tells the search rows which tags their articles carry, in the transaction that changed <c>article_tags</c>. A row holds the tag ids exactly as they stand in <c>article_tags</c>:
/// who asks for a tag asks for its <see cref="Core.Tags.TagTree.Family"/>, so moving or merging tags rewrites no row.
/// </summary>
internal static class ArticleTagIndex
{
    /// <summary>No search rows are kept yet: what asks for tags reads <c>article_tags</c>.</summary>
    public static Task UpdateAsync(NewsTrackerDbContext db, IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        _ = (db, articleIds);
        return Task.CompletedTask.WaitAsync(cancellationToken);
    }
}
