using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Robots;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Outbound;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Answers from the ledger what became of one address, in sentences. Reads only: nothing is fetched.</summary>
internal sealed class AddressFindings(NewsTrackerDbContext db, TimeProvider clock)
{
    private const int MostSights = 5;
    private const int MostSources = 1000;
    private const int MostFeeds = 1000;

    public async Task<IReadOnlyList<Finding>> OfAsync(CanonicalUrl url, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var known = await db.ArticleAddresses.Where(a => a.Url == url.Value).Select(a => new { a.ArticleId, a.Article!.Headline, a.Article.FirstSeenAt }).FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            findings.Add(new Finding("good", $"It is stored: “{known.Headline}”.", null, FindingLink.ToArticle(known.ArticleId)) { At = known.FirstSeenAt });
        }

        // Read by its hash (ix_poll_items_url); the newest sights say most.
        var sights = await db.PollItems.Where(i => i.Url == url.Value).OrderByDescending(i => i.Id).Take(MostSights)
            .Join(db.Polls, i => i.PollId, p => p.Id, (i, p) => new { i.Id, i.Outcome, i.Reason, p.StartedAt, PollId = p.Id, p.FeedId, Feed = p.Feed!.Url })
            .OrderByDescending(s => s.Id).ToListAsync(cancellationToken);
        foreach (var sight in sights)
        {
            var (mark, words) = PollWords.Of(sight.Outcome);
            findings.Add(new Finding(mark, $"A poll of {sight.Feed} came to it; outcome: {words.ToLowerInvariant()}.{(sight.Reason is { Length: > 0 } reason ? $" {reason}" : "")}", null, FindingLink.ToPoll(sight.PollId)) { At = sight.StartedAt });
        }

        var backFills = await new BackFillFindings(db).OfAsync(url.Value, MostSights, cancellationToken);
        findings.AddRange(backFills);
        findings.AddRange(await OfRetriesAsync(url, sights.Select(s => s.FeedId).Distinct().ToList(), cancellationToken));
        findings.AddRange(await OfRobotsAsync(url, cancellationToken));
        if (known is null && await OfSourceAsync(url, sights.Count + backFills.Count > 0, cancellationToken) is { } ofSource)
        {
            findings.Add(ofSource);
        }

        return findings;
    }

    /// <summary>Whether the site is one whose news should come in; nothing where it is and the address was seen.</summary>
    private async Task<Finding?> OfSourceAsync(CanonicalUrl url, bool wasSeen, CancellationToken cancellationToken)
    {
        var source = await SourceOfAsync(url.Uri, cancellationToken);
        return await OfFeedAsync(url, source?.Id, cancellationToken) ?? OfSource(url, source, wasSeen);
    }

    /// <summary>An address that is polled brings articles and is none.</summary>
    private async Task<Finding?> OfFeedAsync(CanonicalUrl url, long? sourceId, CancellationToken cancellationToken)
    {
        // By ix_feeds_url, or of the site's source: a feed's address may be written in more ways than one, and have been another.
        var feeds = await db.Feeds.Where(f => (f.Url == url.Value || f.SourceId == sourceId) && f.Source!.RemovedAt == null).OrderBy(f => f.Id).Take(MostFeeds)
            .Select(f => new { f.SourceId, f.Source!.Name, f.Kind, f.Url, f.MovedFrom }).ToListAsync(cancellationToken);
        return feeds.Find(f => CanonicalUrl.Find(f.Url) == url || CanonicalUrl.Find(f.MovedFrom) == url) is not { } feed ? null
            : new Finding("idle", $"It is no article, but {FeedWords.OneOf(feed.Kind)} of {feed.Name}{(CanonicalUrl.Find(feed.Url) == url ? "" : $", which is polled at {feed.Url} now")}.", null, FindingLink.ToFindingsOf(feed.SourceId));
    }

    private static Finding? OfSource(CanonicalUrl url, SiteSource? source, bool wasSeen) => source switch
    {
        { RemovedAt: { } removedAt } removed => new Finding("warning", $"Nothing of {removed.Name} is polled any more: it was removed from the sources on", "An admin can restore it on its page; an editor can add this one article by its address.", FindingLink.ToSource(removed.Id)) { At = removedAt },
        not null when CanonicalUrl.Find(source.HomeUrl) == url => new Finding("idle", $"It is no article, but the home page of {source.Name}.", null, FindingLink.ToFindingsOf(source.Id)),
        _ when wasSeen => null,
        null => new Finding("warning", $"No source of {url.Uri.Host} is set up, and no feed of another has listed this address.", "An admin can add the site as a source; an editor can add this one article by its address.", FindingLink.ToAddArticle(url)),
        _ => new Finding("warning", $"{source.Name} is set up, but none of its feeds has listed this address.", "It may be older than the feed, or never have been in it. An editor can add it by its address; an admin can back-fill the source.", FindingLink.ToFindingsOf(source.Id)),
    };

    /// <summary>When the feeds that could not have it try again. Read by the key of the table.</summary>
    private async Task<IEnumerable<Finding>> OfRetriesAsync(CanonicalUrl url, List<long> feedIds, CancellationToken cancellationToken)
    {
        var retries = await db.ItemRetries.Where(r => feedIds.Contains(r.FeedId) && r.Url == url.Value).OrderBy(r => r.NextTryAt)
            .Join(db.Feeds, r => r.FeedId, f => f.Id, (r, f) => new { f.Url, r.Attempts, r.FirstFailedAt, r.NextTryAt }).ToListAsync(cancellationToken);
        return retries.Select(r =>
        {
            var times = r.Attempts switch
            {
                0 => "could not be done",
                1 => "failed once",
                _ => $"failed {Text(r.Attempts)} times",
            };
            return r.NextTryAt < ItemRetry.Never
                ? new Finding("idle", $"Taking it in from {r.Url} {times}. It is tried again with the first poll of that feed from this time on:") { At = r.NextTryAt }
                : new Finding("bad", $"Taking it in from {r.Url} {times}, and it is not tried any more. The first failure was on", "An editor can add it by its address, or paste its text.", FindingLink.ToAddArticle(url)) { At = r.FirstFailedAt };
        });
    }

    private async Task<IEnumerable<Finding>> OfRobotsAsync(CanonicalUrl url, CancellationToken cancellationToken)
    {
        var origin = RobotsRecord.OriginOf(url.Uri);
        var record = await db.RobotsRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Origin == origin, cancellationToken);
        return record switch
        {
            null => [new Finding("idle", $"{origin} was never asked for anything, so its robots.txt is not known.")],
            { Availability: RobotsAvailability.Unreachable, HostTrouble: not null } => [new Finding("bad", $"{origin} cannot be reached: {record.Explanation}", "It is asked again whenever something of it is due.") { At = record.FetchedAt }],
            { Availability: RobotsAvailability.Unreachable } when record.ForbidsAllAt(clock.GetUtcNow()) => [new Finding("bad", $"{origin}/robots.txt could not be read, so nothing may be fetched from there until it can (RFC 9309).", $"It is asked again every {SpanWords.Of(OutboundOptions.RetryRobotsAfter)}.") { At = record.FetchedAt }],
            _ when !RobotsFile.Parse(record.Content).Allows(OutboundOptions.ProductToken, url.Uri) => [new Finding("bad", $"{origin}/robots.txt does not let {OutboundOptions.ProductToken} fetch it.", "Only the publisher can change that. Its text can still be pasted by an editor.", FindingLink.ToPasteArticle(url)) { At = record.FetchedAt }],
            _ => [new Finding("good", $"{origin}/robots.txt lets us fetch it.") { At = record.FetchedAt }],
        };
    }

    private async Task<SiteSource?> SourceOfAsync(Uri url, CancellationToken cancellationToken)
    {
        // Sources are few, and a site has many ways to write its host: compared here, not in the database. One that was removed answers only where no other does.
        var sources = await db.Sources.OrderBy(s => s.RemovedAt != null).ThenBy(s => s.Id).Take(MostSources).Select(s => new SiteSource(s.Id, s.Name, s.HomeUrl, s.RemovedAt)).ToListAsync(cancellationToken);
        return sources.Find(s => SameSite.Is(new Uri(s.HomeUrl), url));
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record SiteSource(long Id, string Name, string HomeUrl, DateTimeOffset? RemovedAt);
}
