using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>Remembers the addresses that could not be taken in, and when each is tried again.</summary>
internal sealed class ItemRetries(NewsTrackerDbContext db, TimeProvider clock)
{
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
        var urls = items.Select(item => item.Row.Url).ToList();
        var known = await db.ItemRetries.Where(r => r.FeedId == feedId && urls.Contains(r.Url)).ToDictionaryAsync(r => r.Url, cancellationToken);
        foreach (var item in items)
        {
            var retry = known.GetValueOrDefault(item.Row.Url);
            switch (RetryFate.Of(item, retry, now))
            {
                case RetryFate.Leave:
                    break;
                case RetryFate.Forget:
                    if (retry is not null)
                    {
                        db.ItemRetries.Remove(retry);
                    }

                    break;
                case RetryFate.At at:
                    retry ??= Add(feedId, item, now);
                    (retry.Attempts, retry.NextTryAt) = (at.Attempts, at.Next);
                    break;
                case RetryFate.Waits waits:
                    retry ??= Add(feedId, item, now);
                    (retry.FirstFailedAt, retry.NextTryAt) = (retry.Attempts == 0 ? now : retry.FirstFailedAt, waits.Turn);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private ItemRetry Add(long feedId, TakenItem item, DateTimeOffset now) =>
        db.ItemRetries.Add(new ItemRetry { FeedId = feedId, Url = item.Row.Url, Attempts = 0, FirstFailedAt = now, NextTryAt = now, Entry = StorableJson.Serialize(item.Entry, Json) }).Entity;
}
