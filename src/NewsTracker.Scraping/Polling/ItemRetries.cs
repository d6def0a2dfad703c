using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Remembers the addresses that could not be taken in, and when each is tried again.</summary>
internal sealed class ItemRetries(NewsTrackerDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4), TimeSpan.FromDays(7),
    ];

    /// <summary>What robots.txt forbids is looked at again with gaps as long as it has been forbidden, within these: nothing is sent while it is.</summary>
    private static readonly (TimeSpan Shortest, TimeSpan Longest) GapsOfForbidden = (TimeSpan.FromHours(6), TimeSpan.FromDays(7));

    /// <summary>Before then nothing that was put off is looked at again: as long as a host's crawl-delay is at the longest.</summary>
    private static readonly TimeSpan ShortestWait = SlowHosts.LongestDelay;

    /// <summary>News that could not be had for so long is no news; a person can still bring it.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(30);

    /// <summary>Most tried again in one poll, besides what the feed lists.</summary>
    private const int MostPerPoll = 50;

    /// <summary>So many of them may be such as were never asked for, where others are due as well.</summary>
    private const int PlacesOfUnasked = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The feed's addresses whose time has come, the longest due first. What was never asked for, as all that robots.txt forbids, leaves most places to what failed: a whole site may be forbidden.
    /// Served by ix_item_retries_feed_id_next_try_at.
    /// </summary>
    public async Task<List<ItemRetry>> DueAsync(long feedId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.ItemRetries.AsNoTracking().Where(r => r.FeedId == feedId && r.NextTryAt <= now).OrderBy(r => r.NextTryAt);
        var both = await due.Where(r => r.Attempts > 0).Take(MostPerPoll).Concat(due.Where(r => r.Attempts == 0).Take(MostPerPoll)).ToListAsync(cancellationToken);
        var (failed, unasked) = (both.Where(r => r.Attempts > 0).OrderBy(r => r.NextTryAt).ToList(), both.Where(r => r.Attempts == 0).OrderBy(r => r.NextTryAt).ToList());
        List<ItemRetry> first = [.. failed.Take(MostPerPoll - Math.Min(PlacesOfUnasked, unasked.Count))];
        return [.. first, .. unasked.Take(MostPerPoll - first.Count)];
    }

    /// <summary>Those of some addresses that failed before.</summary>
    public Task<Dictionary<string, ItemRetry>> AmongAsync(long feedId, IReadOnlyCollection<string> urls, CancellationToken cancellationToken) =>
        db.ItemRetries.AsNoTracking().Where(r => r.FeedId == feedId && urls.Contains(r.Url)).ToDictionaryAsync(r => r.Url, cancellationToken);

    public static FeedEntry EntryOf(ItemRetry retry) => JsonSerializer.Deserialize<FeedEntry>(retry.Entry, Json)!;

    /// <summary>Notes what became of the addresses of a poll; saved with the ledger.</summary>
    public async Task NoteAsync(long feedId, IReadOnlyCollection<TakenItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var urls = items.Select(item => item.Outcome.Url).ToList();
        var known = await db.ItemRetries.Where(r => r.FeedId == feedId && urls.Contains(r.Url)).ToDictionaryAsync(r => r.Url, cancellationToken);
        foreach (var item in items)
        {
            var retry = known.GetValueOrDefault(item.Outcome.Url);
            if (item.IsPutOff)
            {
                NotePutOff(feedId, item, retry, now);
                continue;
            }

            if (item.Outcome.Outcome is PollItemOutcome.AwaitingRetry)
            {
                continue;
            }

            if (item.Outcome.Outcome is not (PollItemOutcome.FetchFailed or PollItemOutcome.Failed or PollItemOutcome.NotAnArticle or PollItemOutcome.RobotsDenied))
            {
                if (retry is not null)
                {
                    db.ItemRetries.Remove(retry);
                }

                continue;
            }

            var isForbidden = item.Outcome.Outcome is PollItemOutcome.RobotsDenied;
            if (isForbidden && retry is not null && now - retry.FirstFailedAt > GivenUpAfter)
            {
                // Forgotten rather than kept as given up: of a forbidden site that would be all of its news, for ever.
                db.ItemRetries.Remove(retry);
                continue;
            }

            var attempts = isForbidden ? 0 : (retry?.Attempts ?? 0) + (item.IsAttempt ? 1 : 0);
            var next = now + (isForbidden ? GapOfForbidden(now - (retry?.FirstFailedAt ?? now)) : Gaps[Math.Clamp(attempts - 1, 0, Gaps.Length - 1)]);
            next = item.NotBefore is { } asked && asked > next ? asked : next;
            if (retry is null)
            {
                db.ItemRetries.Add(New(feedId, item, attempts, now, next));
            }
            else
            {
                (retry.Attempts, retry.NextTryAt) = (attempts, now - retry.FirstFailedAt > GivenUpAfter ? DateTimeOffset.MaxValue.AddYears(-1) : next);
            }
        }
    }

    /// <summary>When what the pace of its host put off may be asked for. Hosts may name pauses of seconds, and what waits for them is not to be looked at as often.</summary>
    public static DateTimeOffset TurnOf(TakenItem putOff, DateTimeOffset now) => putOff.NotBefore is { } asked && asked > now + ShortestWait ? asked : now + ShortestWait;

    /// <summary>Whose turn has not come has not failed, and is given up for that never, however often it happens.</summary>
    private void NotePutOff(long feedId, TakenItem item, ItemRetry? retry, DateTimeOffset now)
    {
        var turn = TurnOf(item, now);
        if (retry is null)
        {
            db.ItemRetries.Add(New(feedId, item, attempts: 0, now, turn));
            return;
        }

        retry.NextTryAt = turn;
        if (retry.Attempts == 0)
        {
            retry.FirstFailedAt = now;
        }
    }

    private static ItemRetry New(long feedId, TakenItem item, int attempts, DateTimeOffset now, DateTimeOffset next) =>
        new() { FeedId = feedId, Url = item.Outcome.Url, Attempts = attempts, FirstFailedAt = now, NextTryAt = next, Entry = StorableJson.Serialize(item.Entry, Json) };

    private static TimeSpan GapOfForbidden(TimeSpan age) => age < GapsOfForbidden.Shortest ? GapsOfForbidden.Shortest : age < GapsOfForbidden.Longest ? age : GapsOfForbidden.Longest;
}
