using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Rechecks;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Writes what is new of a known article, within the transaction that is open. Its addresses are locked.</summary>
internal sealed class ArticleRevising(NewsTrackerDbContext db, StoryPlacement stories, PositionProposals proposals, RecheckPlanning rechecks, UnchangedPages pages)
{
    /// <summary>Once there are so many, a passage that is written anew each time makes one an hour: it may as well be a quote of the day.</summary>
    private const int ManyRevisions = 12;

    public async Task<(IngestOutcome Outcome, bool IsRelevant)> TakeAsync(IncomingDocument document, Recognition.Known recognised, Revision revision, CancellationToken cancellationToken)
    {
        // Two documents may come by addresses that have nothing in common, and what was read again may be accepted meanwhile: the row is what they share. Before its addresses, which refer to it.
        await db.LockArticleAsync(recognised.ArticleId, cancellationToken);
        if (document.IsFeedText && await HasItsPageAsync(recognised.ArticleId, cancellationToken))
        {
            await HasItsPageByAnotherAsync(recognised.ArticleId, cancellationToken);
            return (new IngestOutcome.Unchanged(recognised.ArticleId), false);
        }

        var isNewAddress = recognised.Addresses.All(address => address.Url != recognised.Identity.All[0] || address.IsClaimed);
        RememberAddresses(document, recognised);
        await db.SaveChangesAsync(cancellationToken);
        return await ReviseAsync(document, recognised.ArticleId, revision, isNewAddress, cancellationToken);
    }

    /// <summary>An article whose address leads to another is as it was. It was looked at all the same, for whatever its feed says of a change.</summary>
    public async Task<IngestOutcome> LeaveAsync(IncomingDocument document, Recognition.Elsewhere recognised, CancellationToken cancellationToken)
    {
        recognised.Asked.CheckedAt = document.FetchedAt;
        recognised.Asked.Heed(document.Entry?.Updated);
        await db.SaveChangesAsync(cancellationToken);
        return new IngestOutcome.LeadsElsewhere(recognised.Asked.ArticleId, recognised.OtherId);
    }

    private async Task<(IngestOutcome Outcome, bool IsRelevant)> ReviseAsync(IncomingDocument document, long articleId, Revision revision, bool isNewAddress, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.Newest(articleId).Select(r => new { r.Number, r.TextHash, r.Origins }).FirstAsync(cancellationToken);
        var hadFeedText = newest.Origins.IsFromFeed(nameof(Revision.BodyText));

        // The page's text is a revision of its own even where it says what the feed said: it comes from the page.
        if (document.IsFeedText
            ? await IsKnownAsync(articleId, revision, cancellationToken)
            : !hadFeedText && (newest.TextHash.AsSpan().SequenceEqual(revision.TextHash) || await pages.IsSameAsync(articleId, document, revision, cancellationToken)))
        {
            return (isNewAddress ? new IngestOutcome.Duplicate(articleId) : new IngestOutcome.Unchanged(articleId), false);
        }

        if (document.IsFeedText && !isNewAddress && await IsRestlessAsync(articleId, revision, document.FetchedAt, cancellationToken))
        {
            return (new IngestOutcome.Unchanged(articleId) { IsRestless = true }, false);
        }

        var article = await db.Articles.SingleAsync(a => a.Id == articleId, cancellationToken);
        (revision.Number, revision.Snapshot) = (newest.Number + 1, SnapshotMaking.SnapshotOf(document));
        article.Revise(revision, document.FetchedAt);
        article.Revisions.Add(revision);
        await db.SaveChangesAsync(cancellationToken);
        if (!document.IsFeedText && hadFeedText)
        {
            await HasItsPageByAnotherAsync(articleId, cancellationToken);
        }

        await stories.PlaceAsync(article, cancellationToken);
        return (new IngestOutcome.Revised(articleId, revision.Number), await proposals.MakeAsync(articleId, revision, cancellationToken));
    }

    /// <summary>The page's own text is never replaced by the feed's.</summary>
    private async Task<bool> HasItsPageAsync(long articleId, CancellationToken cancellationToken) =>
        !(await db.Revisions.Newest(articleId).Select(r => r.Origins).FirstAsync(cancellationToken)).IsFromFeed(nameof(Revision.BodyText));

    /// <summary>One address has brought the page: no other is asked for it any more.</summary>
    private Task<int> HasItsPageByAnotherAsync(long articleId, CancellationToken cancellationToken) =>
        db.ArticleAddresses.Where(a => a.ArticleId == articleId && a.IsFeedText).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsFeedText, false), cancellationToken);

    /// <summary>Whether the feed's text differs only in a place that changes all the time: that is kept as seldom as the page would be looked at again, and by then whatever else it may be.</summary>
    private async Task<bool> IsRestlessAsync(long articleId, Revision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await db.Revisions.Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number).Take(2).Select(r => new { r.Number, r.FetchedAt, r.Headline, r.BodyText }).ToListAsync(cancellationToken);
        return last is [var newest, var before] && newest.Headline == revision.Headline
            && RestlessPlace.Find(before.BodyText, newest.BodyText, revision.BodyText) is { } place && now < newest.FetchedAt + GapOf(place, newest.Number);
    }

    private TimeSpan GapOf(RestlessPlace place, int revisions) => !place.MayTell ? rechecks.GapAfter(revisions - 2) : revisions < ManyRevisions ? TimeSpan.Zero : rechecks.GapAfter(0);

    /// <summary>Whether the article ever said this: two feeds of a publisher may carry a text in two ways, and would revise it in turn at each poll.</summary>
    private Task<bool> IsKnownAsync(long articleId, Revision revision, CancellationToken cancellationToken) =>
        db.Revisions.AnyAsync(r => r.ArticleId == articleId && r.TextHash == revision.TextHash, cancellationToken);

    private void RememberAddresses(IncomingDocument document, Recognition.Known recognised)
    {
        foreach (var url in recognised.Identity.All)
        {
            var address = recognised.Addresses.FirstOrDefault(a => a.Url == url);
            if (address is null)
            {
                address = ArticleAdding.AddressOf(url, recognised.ArticleId);
                db.ArticleAddresses.Add(address);
            }

            ArticleAdding.Note(address, document, recognised.Identity);
        }
    }
}
