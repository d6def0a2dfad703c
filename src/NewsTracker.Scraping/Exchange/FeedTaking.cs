using System.Diagnostics;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Exchange;

/// <summary>Makes feeds as a list has them.</summary>
internal sealed class FeedTaking(PlannedRows rows, OutboundOptions outbound, DateTimeOffset now)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="feeds">Those known, by their addresses; a new one is added to them and to its source.</param>
    public void Take(Source source, OpmlFeed listed, Dictionary<string, Feed> feeds)
    {
        if (!CanTake(listed) || FeedAddress.Find(listed.Url) is not { } address)
        {
            Refuse(source.Name, listed);
        }
        else if (!taken.Add(address.AbsoluteUri))
        {
            rows.Add(new ImportRow(ImportEffect.Skip, source.Name, address.AbsoluteUri, "Twice in this list: its first entry counts."));
        }
        else if (!feeds.TryGetValue(address.AbsoluteUri, out var known))
        {
            var feed = NewFeed(source, address, listed);
            feeds.Add(feed.Url, feed);
            source.Feeds.Add(feed);
            rows.Add(new ImportRow(ImportEffect.Add, source.Name, feed.Url, $"{(feed.Kind == FeedKind.Unknown ? "Feed" : FeedWords.Of(feed.Kind))}, {FeedWords.Of(feed.PollInterval).ToLowerInvariant()}{(feed.IsPaused ? ", paused" : "")}")
            {
                Values =
                [
                    new ImportedValue("schedule", null, $"{feed.Schedule} {feed.CronExpression}"),
                    new ImportedValue("follows a move", null, feed.KeepsAddress ? "no" : "yes"),
                    new ImportedValue("listing selectors", null, feed.ListingRules),
                ],
            });
        }
        else if (known.Source is { } other && other.HomeUrl != source.HomeUrl)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, source.Name, known.Url, $"It belongs to the source {other.Name}."));
        }
        else
        {
            rows.Add(Change(known, listed).RowOf(source.Name, known.Url));
        }
    }

    /// <summary>Has a feed polled again that was paused with its source and that the list does not name: the source comes back as a whole.</summary>
    public void Resume(Source source, Feed paused)
    {
        var changes = new Changes();
        Resume(paused, changes, isPaused: false);
        rows.Add(changes.RowOf(source.Name, paused.Url));
    }

    /// <summary>Whether a feed can be taken in at all, whatever is known already.</summary>
    public bool CanTake(OpmlFeed listed) => FeedProblems.Find(listed, outbound, now) is null;

    public void Refuse(string sourceName, OpmlFeed listed) =>
        rows.Add(new ImportRow(ImportEffect.Refuse, sourceName, listed.Url.Length == 0 ? null : listed.Url.ShortenTo(200), FeedProblems.Find(listed, outbound, now) ?? throw new UnreachableException()));

    private Feed NewFeed(Source source, Uri address, OpmlFeed listed) => new()
    {
        SourceId = source.Id,
        Url = address.AbsoluteUri,
        Kind = listed.Kind ?? FeedKind.Unknown,
        PollInterval = listed.PollInterval ?? Feed.DefaultPollInterval,
        Schedule = listed.Schedule ?? FeedSchedule.Fixed,
        CronExpression = listed.CronExpression,
        IsPaused = listed.IsPaused ?? false,
        KeepsAddress = listed.KeepsAddress ?? false,
        ListingRules = listed.ListingRules,
        NextPollAt = now,
        NextPollReason = "Added just now.",
    };

    private void Resume(Feed feed, Changes changes, bool isPaused)
    {
        (feed.IsPaused, feed.PauseReason, feed.NextPollAt, feed.NextPollReason) = (isPaused, null, now, Feed.ResumedWithSource);
        changes.Note("paused with its source", "yes", "no");
    }

    private Changes Change(Feed known, OpmlFeed listed)
    {
        var changes = new Changes();
        if (known.PauseReason == Feed.PausedWithSource)
        {
            // The source comes back by the list, and the feed as the list has it.
            Resume(known, changes, listed.IsPaused ?? false);
        }

        var before = FeedTiming.Of(known);
        var wanted = before with { Interval = listed.PollInterval ?? before.Interval };
        wanted = listed.Schedule is { } schedule ? wanted with { Schedule = schedule, Cron = listed.CronExpression } : wanted;
        if (wanted != before)
        {
            changes.Note("polled", FeedWords.Of(before.Interval), FeedWords.Of(wanted.Interval));
            changes.Note("schedule", $"{before.Schedule} {before.Cron}", $"{wanted.Schedule} {wanted.Cron}");
            wanted.SetOn(known, now);
        }

        if (listed.IsPaused is { } isPaused && isPaused != known.IsPaused)
        {
            changes.Note("paused", known.IsPaused ? "yes" : "no", isPaused ? "yes" : "no");
            FeedChange.Pause(known, isPaused, now);
        }

        if (listed.KeepsAddress is { } keepsAddress)
        {
            changes.Note("follows a move", known.KeepsAddress ? "no" : "yes", keepsAddress ? "no" : "yes");
            known.KeepsAddress = keepsAddress;
        }

        if (listed.Kind is { } kind)
        {
            if (kind == FeedKind.Listing || known.Kind == FeedKind.Listing)
            {
                changes.Note("kind", FeedWords.Of(known.Kind), FeedWords.Of(kind));
                known.Kind = kind;
            }

            if (known.ListingRules != listed.ListingRules)
            {
                rows.Reselect(known);
            }

            known.ListingRules = changes.Note("listing selectors", known.ListingRules, listed.ListingRules);
        }

        return changes;
    }
}
