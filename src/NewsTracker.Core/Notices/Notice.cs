namespace NewsTracker.Core.Notices;

/// <summary>Something that somebody should know of, and that ends: the same trouble is one notice, however often it is met.</summary>
public sealed class Notice
{
    public long Id { get; init; }

    /// <summary>Names the trouble, not the time it was met: <c>feed-silent:12</c>. Of one key, one notice at most is unresolved.</summary>
    public required string Key { get; init; }

    public required NoticeAudience Audience { get; init; }

    public NoticeSeverity Severity { get; set; }

    /// <summary>The kind of thing it is about: <c>Feed</c>, <c>Article</c>.</summary>
    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>Where to look, within the application: <c>/sources/12</c>.</summary>
    public required string Link { get; set; }

    public required string Title { get; set; }

    /// <summary>What is the matter and what to do, in plain words.</summary>
    public required string Text { get; set; }

    /// <summary>How often it was met.</summary>
    public int Count { get; set; } = 1;

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the trouble ended by itself.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When somebody put it out of sight. The same trouble stays out of sight until it has ended and begins anew, or grows severe.</summary>
    public DateTimeOffset? DismissedAt { get; set; }

    /// <summary>The name of who dismissed it, at the time.</summary>
    public string? DismissedBy { get; set; }
}

/// <summary>Whose work a notice is. Admins see those of editors, too.</summary>
public enum NoticeAudience
{
    /// <summary>Trouble with evidence: a quoted passage that was edited.</summary>
    Editors,

    /// <summary>Trouble with the intake: a feed that has gone silent.</summary>
    Admins,
}

public enum NoticeSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Information,

    /// <summary>Something may be wrong, or will be.</summary>
    Warning,

    /// <summary>Something is lost until somebody acts.</summary>
    Severe,
}
