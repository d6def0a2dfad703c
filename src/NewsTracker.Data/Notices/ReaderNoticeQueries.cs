using NewsTracker.Core.Notices;

namespace NewsTracker.Data.Notices;

/// <summary>Named pieces from which queries on readers' notices are put together.</summary>
public static class ReaderNoticeQueries
{
    /// <summary>What a reader is told, of the kinds that they want and since they have an account. Read from ix_reader_notices_recipient_id_id.</summary>
    public static IQueryable<ReaderNotice> ToldTo(this IQueryable<ReaderNotice> notices, NoticeReader reader) => notices.Where(n =>
        (n.RecipientId == reader.Id || n.RecipientId == null) && reader.Kinds.Contains(n.Kind) && n.At >= reader.JoinedAt);

    /// <summary>What readers were told of a saved search. Few enough to be gone through: it is asked when a search is removed, or shared no longer.</summary>
    public static IQueryable<ReaderNotice> AboutSearch(this IQueryable<ReaderNotice> notices, long search)
    {
        var prefix = ReaderNotice.KeyOfSearch(search);
        return notices.Where(n => n.Kind == ReaderNoticeKind.SearchMatches && n.Key.StartsWith(prefix));
    }

    public static IOrderedQueryable<ReaderNotice> NewestFirst(this IQueryable<ReaderNotice> notices) => notices.OrderByDescending(n => n.Id);

    public static IQueryable<ReaderNotice> Before(this IQueryable<ReaderNotice> notices, long? id) => id is null ? notices : notices.Where(n => n.Id < id);
}

/// <summary>A reader, as far as notices are told by it.</summary>
/// <param name="SeenId">The newest notice that they have seen.</param>
/// <param name="SeenApart">Newer ones that they have seen all the same.</param>
public sealed record NoticeReader(Guid Id, IReadOnlyCollection<ReaderNoticeKind> Kinds, long SeenId, IReadOnlyCollection<long> SeenApart, DateTimeOffset JoinedAt);
