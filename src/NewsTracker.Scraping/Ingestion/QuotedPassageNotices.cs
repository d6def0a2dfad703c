using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>
/// Tells editors when an edit took words away that somebody marked: once, when they go; and no longer once a later one has put all of them back. The mark stays with the revision it was made on.
/// </summary>
internal sealed class QuotedPassageNotices(NewsTrackerDbContext db, NoticeBoard board) : IRevisionFollower
{
    private const string Kind = "quote-edited";

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
        var quotes = passages.OfType<Passage>().Select(passage => passage.Quote.Exact).ToList();
        if (quotes.Count == 0)
        {
            return;
        }

        await EndWhatIsBackAsync(stored, quotes, cancellationToken);
        var before = await TextOfAsync(stored.ArticleId, stored.Revision.Number - 1, cancellationToken);
        if (Lost(quotes, before, stored.Revision.BodyText) is [var first, ..] lost)
        {
            await board.RaiseAsync(ReportOf(stored, first, lost.Count - 1), cancellationToken);
        }
    }

    /// <summary>Ends what was told of earlier edits, where all the words that went then stand in the text again. Read from ix_notices_subject_type_subject_id_id.</summary>
    private async Task EndWhatIsBackAsync(StoredRevision stored, List<string> quotes, CancellationToken cancellationToken)
    {
        var told = await db.Notices.About(nameof(Article), Written(stored.ArticleId)).Where(n => n.ResolvedAt == null && n.Key.StartsWith(Kind)).Select(n => n.Key).ToListAsync(cancellationToken);
        foreach (var key in told)
        {
            var number = int.Parse(key.AsSpan(key.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
            var (before, after) = (await TextOfAsync(stored.ArticleId, number - 1, cancellationToken), await TextOfAsync(stored.ArticleId, number, cancellationToken));
            if (Lost(quotes, before, after).TrueForAll(words => stored.Revision.BodyText.Contains(words, StringComparison.Ordinal)))
            {
                await board.ResolveAsync(key, cancellationToken);
            }
        }
    }

    private Task<string> TextOfAsync(long articleId, int number, CancellationToken cancellationToken) => db.Revisions.Numbered(articleId, number).Select(r => r.BodyText).FirstAsync(cancellationToken);

    private static List<string> Lost(List<string> quotes, string before, string after) =>
        quotes.FindAll(words => before.Contains(words, StringComparison.Ordinal) && !after.Contains(words, StringComparison.Ordinal));

    private static NoticeReport ReportOf(StoredRevision stored, string first, int others)
    {
        var (article, number) = (Written(stored.ArticleId), stored.Revision.Number);
        return new NoticeReport(
            $"{Kind}:{article}:{number}", NoticeAudience.Editors, NoticeSeverity.Warning, nameof(Article), article, $"/articles/{article}/revisions?from={number - 1}&to={number}",
            $"{(stored.IsReread ? "Reading again" : "An edit")} changed a quoted passage: {stored.Revision.Headline}",
            $"{(stored.IsReread ? "The stored page was read again" : "The publisher edited the article")} (revision {number}), and its text no longer holds “{first.ShortenTo(LongestShown)}”{(others == 0 ? "" : $" and {others} more")}. Look at what changed, and whether what rests on it still stands.");
    }

    private static string Written(long articleId) => articleId.ToString(CultureInfo.InvariantCulture);
}
