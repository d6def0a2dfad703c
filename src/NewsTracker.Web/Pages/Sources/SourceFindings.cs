using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Robots;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Outbound;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Answers from the ledger why nothing has arrived from a source, in sentences. Reads only.</summary>
internal sealed class SourceFindings(NewsTrackerDbContext db, TimeProvider clock)
{
    private const int MostFeeds = 50;

    private readonly FeedFindings ofFeeds = new(db, clock);

    /// <summary>A crawl-delay from which on news of one feed takes minutes to come in.</summary>
    private static readonly TimeSpan LongDelay = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> OfAsync(Source source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ofSource = db.Feeds.Where(f => f.SourceId == source.Id);
        var feeds = await FeedView.ListAsync(db, ofSource.OrderBy(f => f.ConsecutiveFailures == 0).ThenBy(f => f.Id).Take(MostFeeds), cancellationToken);
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
            findings.AddRange(await ofFeeds.OfAsync(feed, source.RemovedAt is not null, cancellationToken));
        }

        if (feeds.Count == MostFeeds && await ofSource.CountAsync(cancellationToken) is > MostFeeds and var all)
        {
            findings.Add(new Finding("idle", $"The source has {all} feeds; {MostFeeds} are told of here, those that fail first.", "The others stand on the source's page.", FindingLink.ToSource(source.Id)));
        }

        findings.AddRange(feeds.Where(f => f.HeldUntil > now).DistinctBy(f => f.Host).Select(f =>
            new Finding("idle", $"{f.Host} asked to be left alone until {InstantTagHelper.InUtc(f.HeldUntil!.Value)}: nothing of it is fetched before, for any of its feeds.", "Nothing: it is asked again by itself.")));
        findings.AddRange(await OfRobotsAsync([source.HomeUrl, .. feeds.Select(f => f.Url)], cancellationToken));
        findings.AddRange(await OfNoticesAsync(source.Id, cancellationToken));
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
            : new Finding("good", $"The newest article stored, by its date, is “{newest.Headline}”; it came in {InstantTagHelper.HowLong(clock.GetUtcNow() - newest.FirstSeenAt)} ago.", null, FindingLink.ToArticle(newest.Id)) { At = newest.FirstSeenAt };
    }

    private async Task<IEnumerable<Finding>> OfRobotsAsync(IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        var origins = urls.Select(url => RobotsRecord.OriginOf(new Uri(url))).Distinct().ToList();
        var records = await db.RobotsRecords.AsNoTracking().Where(r => origins.Contains(r.Origin)).OrderBy(r => r.Origin).ToListAsync(cancellationToken);
        return records.Select(OfRobots).OfType<Finding>();
    }

    private static string Why(RobotsRecord record) => record.Explanation is { Length: > 0 } why ? $" ({why.TrimEnd('.')})" : "";

    private Finding? OfRobots(RobotsRecord record) => record switch
    {
        { Availability: RobotsAvailability.Unreachable, HostTrouble: not null } =>
            new Finding("bad", $"{record.Origin} cannot be reached: {record.Explanation}", "It is asked again whenever something of it is due; nothing to do unless it lasts."),
        { Availability: RobotsAvailability.Unreachable } when !record.ForbidsAllAt(clock.GetUtcNow()) =>
            new Finding("idle", $"{record.Origin}/robots.txt could not be read{Why(record)}; {(record.ReadAt is null ? "it never could be, and for so long that it is taken to be missing, which forbids nothing" : "meanwhile what it said before holds")} (RFC 9309)."),
        { Availability: RobotsAvailability.Unreachable } => new Finding(
            "bad",
            $"{record.Origin}/robots.txt could not be read{Why(record)}, so nothing may be fetched from there until it can (RFC 9309).",
            $"It is asked again every {SpanWords.Of(OutboundOptions.RetryRobotsAfter)}; nothing to do unless it lasts."),
        _ when RobotsFile.Parse(record.Content).CrawlDelay(OutboundOptions.ProductToken) is { } delay && delay >= LongDelay =>
            new Finding("idle", $"{record.Origin}/robots.txt asks for {delay.TotalSeconds:0.#} seconds between two requests (crawl-delay), all feeds and articles of it together{(delay > OutboundOptions.LongestCrawlDelay ? $"; {OutboundOptions.LongestCrawlDelay.TotalSeconds:0} are kept, which is the most" : "")}: where much news appears at once, it comes in slowly."),
        _ => null,
    };

    private async Task<IEnumerable<Finding>> OfNoticesAsync(long sourceId, CancellationToken cancellationToken)
    {
        var notices = await SourceNotice.ListAsync(db, sourceId, cancellationToken);
        return notices.Select(n => new Finding("warning", $"{n.Title}. {n.Text}") { At = n.FirstSeenAt });
    }
}
