using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Tells editors when an edit took words away that somebody marked: once, when they go. The mark stays with the revision it was made on.</summary>
internal sealed class QuotedPassageNotices(NewsTrackerDbContext db, NoticeBoard board) : IRevisionFollower
{
    private const int LongestShown = 160;

    /// <summary>The newest marks of an article that are looked at; more than a text has sentences.</summary>
    private const int MostMarks = 1_000;

    public async Task FollowAsync(IReadOnlyList<StoredRevision> stored, CancellationToken cancellationToken)
    {
        foreach (var edit in stored.Where(revision => revision.IsEdit))
        {
            await FollowAsync(edit, cancellationToken);
        }
    }

    private async Task FollowAsync(StoredRevision stored, CancellationToken cancellationToken)
    {
        var passages = await db.Annotations.AsNoTracking().Marks().Standing().Where(a => a.ArticleId == stored.ArticleId)
            .OrderByDescending(a => a.Id).Take(MostMarks).Select(a => a.Passage).ToListAsync(cancellationToken);
        if (passages.Count == 0)
        {
            return;
        }

        var before = await db.Revisions.Numbered(stored.ArticleId, stored.Revision.Number - 1).Select(r => r.BodyText).FirstAsync(cancellationToken);
        bool IsLost(string words) => before.Contains(words, StringComparison.Ordinal) && !stored.Revision.BodyText.Contains(words, StringComparison.Ordinal);
        var lost = passages.Where(passage => passage is not null && IsLost(passage.Quote.Exact)).ToList();
        if (lost.Count == 0)
        {
            return;
        }

        var (article, number) = (stored.ArticleId.ToString(CultureInfo.InvariantCulture), stored.Revision.Number);
        var words = lost[0]!.Quote.Exact.ShortenTo(LongestShown);
        var more = lost.Count == 1 ? "" : $" and {lost.Count - 1} more";
        await board.RaiseAsync(
            new NoticeReport(
                $"quote-edited:{article}:{number}", NoticeAudience.Editors, NoticeSeverity.Warning, nameof(Article), article, $"/articles/{article}/revisions?from={number - 1}&to={number}",
                $"{(stored.IsReread ? "Reading again" : "An edit")} changed a quoted passage: {stored.Revision.Headline}",
                $"{(stored.IsReread ? "The stored page was read again" : "The publisher edited the article")} (revision {number}), and its text no longer holds “{words}”{more}. Look at what changed, and whether what rests on it still stands."),
            cancellationToken);
    }
}
