using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Robots;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Outbound;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Answers from the ledger why nothing has arrived from a source, in sentences. Reads only.</summary>
internal sealed class SourceFindings(NewsTrackerDbContext db, TimeProvider clock)
{
    private const int MostFeeds = 50;

    /// <summary>A crawl-delay from which on news of one feed takes minutes to come in.</summary>
    private static readonly TimeSpan LongDelay = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> OfAsync(Source source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var feeds = await FeedView.ListAsync(db, [source.Id], MostFeeds, cancellationToken);
        var findings = new List<Finding> { await NewestAsync(source.Id, cancellationToken) };
        if (source.RemovedAt is { } removedAt)
        {
            findings.Add(new Finding("bad", $"Nothing of {source.Name} is polled any more: it was removed from the sources on", "An admin can restore it on its page.", FindingLink.ToSource(source.Id)) { At = removedAt });
        }
        else if (feeds.Count == 0)
        {
            findings.Add(new Finding("bad", "Nothing of this source is polled: it has no feed.", "An admin can add one: paste the site's address under Sources, Add a source.", FindingLink.ToAddSource));
        }

        foreach (var feed in feeds)
        {
            findings.Add(OfState(feed, source.RemovedAt is not null, now));
            findings.AddRange(await OfItemsAsync(feed, now, cancellationToken));
        }

        findings.AddRange(feeds.Where(f => f.HeldUntil > now).DistinctBy(f => f.Host).Select(f =>
            new Finding("idle", $"{f.Host} asked to be left alone until {InstantTagHelper.InUtc(f.HeldUntil!.Value)}: nothing of it is fetched before, for any of its feeds.", "Nothing: it is asked again by itself.")));
        findings.AddRange(await OfRobotsAsync([source.HomeUrl, .. feeds.Select(f => f.Url)], cancellationToken));
        findings.AddRange(await OfNoticesAsync(source.Id, feeds, cancellationToken));
        if (feeds.Any(f => f.StateAt(now) == FeedState.Due && f.NextPollAt < now - Standstill.Lateness) && await Standstill.FindAsync(db, now, cancellationToken) is { } standstill)
        {
            findings.Add(new Finding("bad", $"{StandstillWords.Of(standstill, now)} {StandstillWords.Cause}", "An admin can start one."));
        }

        return findings;
    }

    private async Task<Finding> NewestAsync(long sourceId, CancellationToken cancellationToken)
    {
        var newest = await db.Articles.OfSource(sourceId).NewestFirst().Select(a => new { a.Id, a.Headline, a.FirstSeenAt }).FirstOrDefaultAsync(cancellationToken);
        return newest is null
            ? new Finding("warning", "No article of this source is stored.")
            : new Finding("good", $"The newest article stored is “{newest.Headline}”, which came in {Ago(clock.GetUtcNow() - newest.FirstSeenAt)} ago.", null, FindingLink.ToArticle(newest.Id)) { At = newest.FirstSeenAt };
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
            PollOutcome.Running => new Finding("idle", $"{feed.Url} is being polled right now.", null, link),
            PollOutcome.NotModified => new Finding("good", $"{feed.Url} was asked {Ago(now - poll.StartedAt)} ago and has not changed since the poll before: the publisher has put nothing new in it.{next}", null, link),
            PollOutcome.Succeeded => new Finding("good", $"{feed.Url} was read {Ago(now - poll.StartedAt)} ago.{next}", null, link),
            PollOutcome.RobotsDenied => new Finding("bad", $"The site's robots.txt does not let us poll {feed.Url}. {poll.Message}", "Only the publisher can change that: ask them, or find another feed.", link),
            PollOutcome.NotAFeed => new Finding("bad", $"What {feed.Url} answers is no feed. {poll.Message}", "The feed has probably moved. Open the address, or look for the site's feeds anew under Add a source.", link),
            PollOutcome.FetchFailed => new Finding(
                "bad", $"{feed.Url} could not be fetched {Ago(now - poll.StartedAt)} ago{(feed.ConsecutiveFailures > 1 ? $", {feed.ConsecutiveFailures} times in a row" : "")}. {poll.Message}{next}", TroubleWords.Advice(poll.Trouble), link),
            PollOutcome.Postponed => new Finding("idle", $"{feed.Url} was not asked {Ago(now - poll.StartedAt)} ago. {poll.Message}{next}", null, link),
            PollOutcome.OwnNetworkDown => new Finding("warning", $"{feed.Url} could not be fetched, but neither could most others: our own network had failed.{next}", "Look at this machine's network.", link),
            PollOutcome.Abandoned => new Finding("warning", $"The last poll of {feed.Url} was broken off. {poll.Message}{next}", null, link),
            PollOutcome.GivenBack => new Finding("idle", $"The last poll of {feed.Url} was broken off. {poll.Message}{next}", null, link),
            PollOutcome.Faulted => new Finding(
                "bad", $"The last poll of {feed.Url} broke on a fault of ours{(feed.ConsecutiveFailures > 1 ? $"; its last {feed.ConsecutiveFailures} polls failed" : "")}. What it had stored is kept.{next}", TroubleWords.Advice(FeedTrouble.OurFault), link),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What became of the addresses that the feed listed when it was last read: to a feed that is unchanged since, that is the answer still.</summary>
    private async Task<IEnumerable<Finding>> OfItemsAsync(FeedView feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (feed.LastPoll is not { Outcome: PollOutcome.Succeeded or PollOutcome.NotModified or PollOutcome.Running or PollOutcome.Postponed or PollOutcome.OwnNetworkDown or PollOutcome.Abandoned or PollOutcome.GivenBack } last
            || await db.Polls.LastReading(feed.Id).Select(p => new { p.Id, p.StartedAt }).FirstOrDefaultAsync(cancellationToken) is not { } reading)
        {
            return [];
        }

        var read = reading.Id == last.Id ? "" : $" when it was last read, {Ago(now - reading.StartedAt)} ago";
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
            return new Finding(mark, $"Of what it listed{read}: {many} – {words.ToLowerInvariant()}{(c.Reason is { Length: > 0 } reason ? $", such as: {reason}" : "")}", null, FindingLink.ToPoll(reading.Id, c.Outcome));
        });
    }

    private async Task<IEnumerable<Finding>> OfRobotsAsync(IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        var origins = urls.Select(url => RobotsRecord.OriginOf(new Uri(url))).Distinct().ToList();
        var records = await db.RobotsRecords.AsNoTracking().Where(r => origins.Contains(r.Origin)).OrderBy(r => r.Origin).ToListAsync(cancellationToken);
        return records.Select(OfRobots).OfType<Finding>();
    }

    private static Finding? OfRobots(RobotsRecord record) => record switch
    {
        { Availability: RobotsAvailability.Unreachable, HostTrouble: not null } =>
            new Finding("bad", $"{record.Origin} cannot be reached: {record.Explanation}", "It is asked again whenever something of it is due; nothing to do unless it lasts."),
        { Availability: RobotsAvailability.Unreachable } => new Finding(
            "bad",
            $"{record.Origin}/robots.txt could not be read{(record.Explanation is { Length: > 0 } why ? $" ({why.TrimEnd('.')})" : "")}, so nothing may be fetched from there until it can (RFC 9309).",
            $"It is asked again every {SpanWords.Of(OutboundOptions.RetryRobotsAfter)}; nothing to do unless it lasts."),
        _ when RobotsFile.Parse(record.Content).CrawlDelay(OutboundOptions.ProductToken) is { } delay && delay >= LongDelay =>
            new Finding("idle", $"{record.Origin}/robots.txt asks for {delay.TotalSeconds:0.#} seconds between two requests (crawl-delay), all feeds and articles of it together{(delay > OutboundOptions.LongestCrawlDelay ? $"; {OutboundOptions.LongestCrawlDelay.TotalSeconds:0} are kept, the most that are" : "")}: much news comes in slowly."),
        _ => null,
    };

    private async Task<IEnumerable<Finding>> OfNoticesAsync(long sourceId, IReadOnlyList<FeedView> feeds, CancellationToken cancellationToken)
    {
        var notices = await db.Notices.OfSource(sourceId, [.. feeds.Select(f => f.Id)]).Open().NewestFirst().Take(20).Select(n => new { n.Title, n.Text, n.FirstSeenAt }).ToListAsync(cancellationToken);
        return notices.Select(n => new Finding("warning", $"{n.Title}. {n.Text}") { At = n.FirstSeenAt });
    }

    private static string Ago(TimeSpan span) => InstantTagHelper.InWords(-span) is "just now" or "now" ? "less than a minute" : InstantTagHelper.InWords(-span).Replace(" ago", "", StringComparison.Ordinal);
}
