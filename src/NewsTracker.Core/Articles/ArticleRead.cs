namespace NewsTracker.Core.Articles;

/// <summary>That a user has read an article. No entry: unread, for that user.</summary>
public sealed class ArticleRead
{
    public required Guid UserId { get; init; }

    public required long ArticleId { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}
