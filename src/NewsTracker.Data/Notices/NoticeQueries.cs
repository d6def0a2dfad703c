using System.Globalization;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Notices;

/// <summary>Named pieces from which queries on notices are put together.</summary>
public static class NoticeQueries
{
    /// <summary>Admins see everything, editors what is theirs.</summary>
    public static IQueryable<Notice> SeenBy(this IQueryable<Notice> notices, NoticeAudience audience) =>
        audience == NoticeAudience.Admins ? notices : notices.Where(n => n.Audience == NoticeAudience.Editors);

    /// <summary>What waits for somebody. Read from ix_notices_open.</summary>
    public static IQueryable<Notice> Open(this IQueryable<Notice> notices) => notices.Where(n => n.ResolvedAt == null && n.DismissedAt == null);

    /// <summary>What was put out of sight and has not ended.</summary>
    public static IQueryable<Notice> Dismissed(this IQueryable<Notice> notices) => notices.Where(n => n.ResolvedAt == null && n.DismissedAt != null);

    public static IQueryable<Notice> Resolved(this IQueryable<Notice> notices) => notices.Where(n => n.ResolvedAt != null);

    public static IQueryable<Notice> OfSeverity(this IQueryable<Notice> notices, NoticeSeverity? severity) =>
        severity is null ? notices : notices.Where(n => n.Severity == severity);

    public static IQueryable<Notice> About(this IQueryable<Notice> notices, string subjectType, string subjectId) =>
        notices.Where(n => n.SubjectType == subjectType && n.SubjectId == subjectId);

    /// <summary>What is the matter with a source or one of its feeds. Read from ix_notices_subject_type_subject_id_id.</summary>
    public static IQueryable<Notice> OfSource(this IQueryable<Notice> notices, long sourceId, IReadOnlyCollection<long> feedIds)
    {
        var source = sourceId.ToString(CultureInfo.InvariantCulture);
        var feeds = feedIds.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToArray();
        return notices.Where(n => (n.SubjectType == nameof(Source) && n.SubjectId == source) || (n.SubjectType == nameof(Feed) && feeds.Contains(n.SubjectId)));
    }

    public static IOrderedQueryable<Notice> NewestFirst(this IQueryable<Notice> notices) => notices.OrderByDescending(n => n.Id);

    public static IQueryable<Notice> Before(this IQueryable<Notice> notices, long? id) => id is null ? notices : notices.Where(n => n.Id < id);
}
