using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>What a visit changes on its feed.</summary>
internal static class FeedSettlement
{
    /// <param name="feed">The feed as it is now, locked.</param>
    /// <param name="began">The feed as it was when the poll began.</param>
    /// <param name="isWhole">Whether nothing that it listed is left for the next polls.</param>
    public static void Settle(Feed feed, Feed began, FeedReading reading, FeedTrouble? trouble, bool isWhole, DateTimeOffset now)
    {
        // Known articles were looked at only where the feed was had; else, the next visit owes it to whoever asked.
        if (began.RecheckArticles && reading is FeedReading.Read or FeedReading.NotAFeed)
        {
            feed.RecheckArticles = false;
        }

        if (trouble is { } known)
        {
            feed.ConsecutiveFailures++;
            feed.Trouble = known;
            if (known == FeedTrouble.Gone)
            {
                (feed.IsPaused, feed.PauseReason) = (true, $"The publisher answered on {InstantWords.InUtc(now)} that the feed is gone for good (410).");
            }

            return;
        }

        if (reading is FeedReading.Read or FeedReading.NotModified)
        {
            (feed.ConsecutiveFailures, feed.Trouble) = (0, null);
            feed.Rhythm = (reading is FeedReading.Read listed ? FeedRhythm.Of(listed.Document, now) : null) ?? FeedRhythm.Aged(feed, now);
        }

        if (reading is FeedReading.Read { Document: var document, Response: var response } read)
        {
            feed.Kind = document.Kind;
            feed.PrintedGap = document.Entries.Count == 0 ? feed.PrintedGap : FeedRhythm.PrintedGap(document, now);

            if (isWhole && read.Unread is null && feed.RulesEpoch == began.RulesEpoch)
            {
                (feed.ETag, feed.LastModified, feed.ValidatorsOf) = (response.ETag, response.LastModified, response.FinalUrl.AbsoluteUri);
            }
            else
            {
                // What is left or could not be read, and all where rules changed meanwhile, is taken by the next poll.
                feed.ForgetValidators();
            }

            var asked = FeedRhythm.AskedBy(document, response);
            (feed.AskedInterval, feed.AskedBy) = (asked?.Gap, asked?.AskedBy);
        }
    }

    /// <summary>Gives a feed's lease back and lets it wait, as after a fault of ours. The notice of one that was gone for good goes with its first good poll, which this was not.</summary>
    /// <param name="times">How often it came to this in a row.</param>
    public static void PutOff(Feed feed, int times, DateTimeOffset now, string why)
    {
        var gap = FeedTroubles.BackOff(FeedTrouble.OurFault, times, feed);
        feed.ConsecutiveFailures++;
        feed.Trouble = feed.Trouble == FeedTrouble.Gone ? FeedTrouble.Gone : FeedTrouble.OurFault;
        (feed.NextPollAt, feed.NextPollReason) = (now + gap, $"{why}: the gap is {SpanWords.Of(gap)}.");
        feed.GiveBack();
    }

    /// <summary>Follows a move for good (301, 308), unless an admin has taken one back or another feed is at the new address.</summary>
    /// <returns>What to say of it; null where the feed is where it was.</returns>
    public static async Task<string?> TryMoveAsync(NewsTrackerDbContext db, Feed feed, Uri movedTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var address = movedTo.AbsoluteUri;
        if (address == feed.Url || feed.KeepsAddress || address.Length > Feed.MaxUrlLength)
        {
            return null;
        }

        if (await db.Feeds.AnyAsync(f => f.Url == address, cancellationToken))
        {
            return $"The publisher moved it for good to {address}, which is a feed of its own here: one of the two can go.";
        }

        (feed.MovedFrom, feed.MovedAt, feed.Url) = (feed.Url, now, address);
        return $"The publisher moved it for good to {address}, where it is polled from now on.";
    }
}
