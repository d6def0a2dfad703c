namespace NewsTracker.Core.Notices;

/// <summary>What one reader wants to be told of, and how far they have read.</summary>
public sealed class NoticeChoices
{
    /// <summary>What is told to whoever has not chosen.</summary>
    public static IReadOnlyList<ReaderNoticeKind> Usual { get; } = Enum.GetValues<ReaderNoticeKind>();

    public required Guid UserId { get; init; }

    /// <summary>The kinds that are switched on.</summary>
    public required ReaderNoticeKind[] Kinds { get; set; }

    /// <summary>The newest notice that the reader has seen; 0 before the first.</summary>
    public long SeenId { get; set; }

    /// <summary>Newer ones that the reader marked as read one by one.</summary>
    public long[] SeenApart { get; set; } = [];
}
