using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Today;

namespace NewsTracker.Web.Pages.Today;

/// <summary>Feeds that fail, and what else is the matter with the intake.</summary>
public sealed record SourcesInTrouble(IReadOnlyList<SourcesInTrouble.Row> Feeds, bool HasMore, IReadOnlyList<SourcesInTrouble.Alarm> Alarms)
{
    private const int Most = 8;

    /// <param name="audience">Whose notices are listed; nobody's where the reader sees none.</param>
    internal static async Task<SourcesInTrouble> ReadAsync(NewsTrackerDbContext db, NoticeAudience? audience, CancellationToken cancellationToken)
    {
        var feeds = await db.Feeds.Troubled().Take(Most + 1)
            .Select(f => new Row(f.SourceId, f.Source!.Name, f.Id, f.Kind, f.Trouble!.Value, f.ConsecutiveFailures, f.IsPaused, f.NextPollAt)).ToListAsync(cancellationToken);

        // A feed that is gone stands there already, with all that its notice says.
        var gone = feeds.Take(Most).Where(f => f.Trouble == FeedTrouble.Gone).Select(f => $"{f.FeedId}").ToArray();
        IReadOnlyList<Alarm> alarms = audience is { } whose
            ? await db.Notices.SeenBy(whose).Open().Where(n => n.Severity != NoticeSeverity.Information && !(n.SubjectType == nameof(Feed) && gone.Contains(n.SubjectId))).NewestFirst().Take(Most).Select(n => new Alarm(n.Title, n.Link, n.Severity, n.FirstSeenAt)).ToListAsync(cancellationToken)
            : [];
        return new SourcesInTrouble([.. feeds.Take(Most)], feeds.Count > Most, alarms);
    }

    public sealed record Row(long SourceId, string SourceName, long FeedId, FeedKind Kind, FeedTrouble Trouble, int Failures, bool IsPaused, DateTimeOffset NextPollAt);

    public sealed record Alarm(string Title, string Link, NoticeSeverity Severity, DateTimeOffset Since);
}
