using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Answers from the ledger how one feed stands, and what became of what it listed. Reads only.</summary>
internal sealed class FeedFindings(NewsTrackerDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(FeedView feed, bool isRemoved, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return [OfState(feed, isRemoved, now), .. await OfItemsAsync(feed, now, cancellationToken)];
    }

    private static Finding OfState(FeedView feed, bool isRemoved, DateTimeOffset now)
    {
        var link = feed.LastPoll is { } last ? FindingLink.ToPoll(last.Id) : null;
        if (feed.IsPaused)
        {
            return new Finding("idle", $"{feed.Url} is paused{(feed.PauseReason is { Length: > 0 } why ? $": {why.TrimEnd('.')}" : "")}.", isRemoved ? null : "An admin can resume it on the source's page.", link);
        }

        if (feed.LastPoll is not { } poll)
        {
            return new Finding("warning", $"{feed.Url} was not polled yet.", "It is polled as soon as a scraper gets to it.");
        }

        var next = feed.NextPollAt > now ? $" It is polled again {InstantTagHelper.InWords(feed.NextPollAt - now)}{(feed.NextPollReason is { Length: > 0 } reason && reason != poll.Message && poll.Outcome != PollOutcome.Faulted ? $" ({reason.TrimEnd('.')})" : "")}." : " It is due.";
        return poll.Outcome switch
        {
            PollOutcome.Running when feed.StateAt(now) != FeedState.BeingPolled => new Finding("warning", $"The last poll of {feed.Url} was broken off: the scraper that made it has stopped.{next}", null, link),
            PollOutcome.Running => new Finding("idle", $"{feed.Url} is being polled right now.", null, link),
            PollOutcome.NotModified => new Finding("good", $"{feed.Url} was asked {InstantTagHelper.HowLong(now - poll.StartedAt)} ago and has not changed since the poll before: the publisher has put nothing new in it.{next}", null, link),
            PollOutcome.Succeeded => new Finding("good", $"{feed.Url} was read {InstantTagHelper.HowLong(now - poll.StartedAt)} ago.{next}", null, link),
            PollOutcome.RobotsDenied => new Finding("bad", $"The site's robots.txt does not let us poll {feed.Url}. {poll.Message}", "Only the publisher can change that: ask them, or find another feed.", link),
            PollOutcome.NotAFeed => new Finding("bad", $"What {feed.Url} answers is no feed. {poll.Message}", "The feed has probably moved. Open the address, or look for the site's feeds anew under Add a source.", link),
            PollOutcome.FetchFailed => new Finding(
                "bad", $"{feed.Url} could not be fetched {InstantTagHelper.HowLong(now - poll.StartedAt)} ago{(feed.ConsecutiveFailures > 1 ? $", {feed.ConsecutiveFailures} times in a row" : "")}. {poll.Message}{next}", TroubleWords.Advice(poll.Trouble), link),
            PollOutcome.Postponed => new Finding("idle", $"{feed.Url} was not asked {InstantTagHelper.HowLong(now - poll.StartedAt)} ago. {poll.Message}{next}", null, link),
            PollOutcome.OwnNetworkDown => new Finding("warning", $"{feed.Url} could not be fetched, but neither could most others: our own network had failed.{next}", "Look at this machine's network.", link),
            PollOutcome.Abandoned => new Finding("warning", $"The last poll of {feed.Url} was broken off. {poll.Message}{next}", null, link),
            PollOutcome.GivenBack => new Finding("idle", $"The last poll of {feed.Url} was broken off. {poll.Message}{next}", null, link),
            PollOutcome.Faulted => new Finding(
                "bad", $"The last poll of {feed.Url} broke on a fault of ours{(feed.ConsecutiveFailures > 1 ? $"; its last {feed.ConsecutiveFailures} polls failed" : "")}. What it had stored is kept.{next}", TroubleWords.Advice(FeedTrouble.OurFault), link),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What became of the addresses that the feed listed when it was last read, and of those tried again then: to a feed that is unchanged since, that is the answer still.</summary>
    private async Task<IEnumerable<Finding>> OfItemsAsync(FeedView feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (feed.LastPoll is not { Outcome: PollOutcome.Succeeded or PollOutcome.NotModified or PollOutcome.Running or PollOutcome.Postponed or PollOutcome.OwnNetworkDown or PollOutcome.Abandoned or PollOutcome.GivenBack } last
            || await db.Polls.LastReading(feed.Id).Select(p => new { p.Id, p.StartedAt }).FirstOrDefaultAsync(cancellationToken) is not { } reading)
        {
            return [];
        }

        var read = reading.Id == last.Id ? "" : $" when it was last read, {InstantTagHelper.HowLong(now - reading.StartedAt)} ago";
        var counts = await db.PollItems.Where(i => i.PollId == reading.Id).GroupBy(i => i.Outcome)
            .Select(g => new { Outcome = g.Key, Count = g.Count(), Reason = g.Min(i => i.Reason) }).ToListAsync(cancellationToken);
        if (counts.Count == 0)
        {
            return [new Finding("warning", $"The feed listed no address at all{read}.", "Open the feed: if it is empty there, too, the publisher has stopped filling it.", FindingLink.ToPoll(reading.Id))];
        }

        return counts.OrderByDescending(c => c.Count).Select(c =>
        {
            var (mark, words) = PollWords.Of(c.Outcome);
            var many = c.Count == 1 ? "1 address" : $"{c.Count.ToString(CultureInfo.InvariantCulture)} addresses";
            return new Finding(mark, $"Of what was looked at{read}: {many} – {words.ToLowerInvariant()}.{(c.Reason is { Length: > 0 } reason ? $" {(c.Count == 1 ? "The reason" : "Of one, the reason")}: {reason}" : "")}", null, FindingLink.ToPoll(reading.Id, c.Outcome));
        });
    }
}
