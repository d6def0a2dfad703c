using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;
using NewsTracker.Data.Today;

namespace NewsTracker.Web.Pages.Today;

/// <summary>Feeds that fail, and what else is the matter with the intake.</summary>
/// <param name="MoreAlarms">How many there are besides those listed.</param>
/// <param name="Standstill">Nothing polls: no scraper is left to raise an alarm of it.</param>
public sealed record SourcesInTrouble(IReadOnlyList<SourcesInTrouble.Row> Feeds, bool HasMore, IReadOnlyList<SourcesInTrouble.Alarm> Alarms, int MoreAlarms, Standstill? Standstill)
{
    private const int Most = 8;

    private static readonly string[] IntakeSubjects = [nameof(Feed), nameof(Source), "Scraper"];

    /// <param name="audience">Whose notices are listed; nobody's where the reader sees none.</param>
    internal static async Task<SourcesInTrouble> ReadAsync(NewsTrackerDbContext db, NoticeAudience? audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var feeds = await db.Feeds.Troubled().Take(Most + 1)
            .Select(f => new Row(f.SourceId, f.Source!.Name, f.Id, f.Url, f.Kind, f.Trouble!.Value, f.ConsecutiveFailures, f.IsPaused, f.NextPollAt)).ToListAsync(cancellationToken);

        // A feed that is gone stands there already, with all that its notice says.
        var gone = feeds.Take(Most).Where(f => f.Trouble == FeedTrouble.Gone).Select(f => $"{f.FeedId}").ToArray();
        var (alarms, moreAlarms) = audience is { } whose
            ? await ReadAlarmsAsync(db.Notices.SeenBy(whose).Open().Where(n => n.Severity != NoticeSeverity.Information && !(n.SubjectType == nameof(Feed) && gone.Contains(n.SubjectId))), cancellationToken)
            : ([], 0);
        return new SourcesInTrouble([.. feeds.Take(Most)], feeds.Count > Most, alarms, moreAlarms, await Standstill.FindAsync(db, now, cancellationToken));
    }

    /// <summary>The severe first, then those of the intake: a day on which many quoted passages are edited does not put a silent feed out of sight.</summary>
    private static async Task<(IReadOnlyList<Alarm> Alarms, int More)> ReadAlarmsAsync(IQueryable<Notice> notices, CancellationToken cancellationToken)
    {
        var alarms = await notices.OrderByDescending(n => n.Severity == NoticeSeverity.Severe).ThenByDescending(n => IntakeSubjects.Contains(n.SubjectType)).ThenByDescending(n => n.Id)
            .Take(Most).Select(n => new Alarm(n.Title, n.Link, n.Severity, n.FirstSeenAt)).ToListAsync(cancellationToken);
        return (alarms, alarms.Count < Most ? 0 : await notices.CountAsync(cancellationToken) - alarms.Count);
    }

    public sealed record Row(long SourceId, string SourceName, long FeedId, string FeedUrl, FeedKind Kind, FeedTrouble Trouble, int Failures, bool IsPaused, DateTimeOffset NextPollAt);

    public sealed record Alarm(string Title, string Link, NoticeSeverity Severity, DateTimeOffset Since);
}
