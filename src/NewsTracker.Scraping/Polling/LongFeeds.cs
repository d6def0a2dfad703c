using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;

namespace NewsTracker.Scraping.Polling;

/// <summary>What of a feed is taken in one poll.</summary>
/// <param name="Left">How many are to be taken by the next polls.</param>
/// <param name="AsBefore">How many are settled, and not noted again.</param>
/// <param name="Unchecked">How many someone asked to have checked, and were not.</param>
internal sealed record FeedChoice(IReadOnlyList<FeedItem> Items, int Left, int AsBefore, int Unchecked = 0);

/// <summary>
/// Chooses from a feed that lists more than one poll takes. Where something stands in it tells nothing: plain sitemaps and archives list the oldest first, and what is known would use up every poll.
/// So what is new goes first, and what is settled last.
/// </summary>
internal sealed class LongFeeds(NewsTrackerDbContext db, ItemGate gate, IOptions<PollingOptions> options, TimeProvider clock)
{
    private enum Turn
    {
        New,
        Again,

        /// <summary>Filters keep it out, and no row of the ledger says so yet.</summary>
        ToBeTold,

        /// <summary>Only because someone asked for the poll by hand.</summary>
        Asked,
        Settled,
    }

    public async Task<FeedChoice> ChooseAsync(IReadOnlyList<FeedItem> items, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxItemsPerPoll;
        if (items.Count <= most)
        {
            return new FeedChoice(items, Left: 0, AsBefore: 0);
        }

        var now = clock.GetUtcNow();
        var keptOut = await gate.AmongAsync(items[0].Filters, [.. items.Where(item => item.Known is null).Select(item => (item.Entry, item.Url))], cancellationToken);
        var untold = await UntoldAsync(keptOut, cancellationToken);
        var inTurn = items.Select(item => (Item: item, Turn: TurnOf(item))).OrderBy(choice => choice.Turn).ThenBy(choice => choice.Turn is Turn.Asked ? CheckedAt(choice.Item) : default).ToList();
        var left = inTurn.Skip(most).Count(choice => choice.Turn is Turn.New or Turn.Again or Turn.ToBeTold);
        var uncheckedItems = inTurn.Skip(most).Count(choice => choice.Turn is Turn.Asked);
        return new FeedChoice([.. inTurn.Take(most).Select(choice => choice.Item)], left, items.Count - most - left - uncheckedItems, uncheckedItems);

        Turn TurnOf(FeedItem item) => item switch
        {
            { Failed: { } failed } when failed.NextTryAt > now => AsAsked(item),
            { Known: null } when keptOut.Contains(item.Url.Value) => untold.Contains(item.Url.Value) ? Turn.ToBeTold : Turn.Settled,
            { Known: null } => item.Failed is null ? Turn.New : Turn.Again,
            _ => item.HasChanged(now) ? Turn.Again : AsAsked(item),
        };
    }

    /// <summary>Who asks again goes on with what the last time did not reach. What failed is tried again by itself, and goes last.</summary>
    private static DateTimeOffset CheckedAt(FeedItem item) => item.Failed is { Attempts: > 0 } ? DateTimeOffset.MaxValue : item.Known?.CheckedAt ?? DateTimeOffset.MaxValue;

    private static Turn AsAsked(FeedItem item) => item.Feed.RecheckArticles ? Turn.Asked : Turn.Settled;

    /// <summary>Those of which no poll has told what became of them. Each is looked up by its hash (ix_poll_items_url), however many there are: the server is not to read all of the ledger for it.</summary>
    private async Task<HashSet<string>> UntoldAsync(HashSet<string> urls, CancellationToken cancellationToken)
    {
        string[] all = [.. urls];
        return all.Length == 0 ? [] : [.. await db.Database.SqlQuery<string>(
            $"""
            select kept_out.url as "Value" from unnest({all}) as kept_out (url)
            left join lateral (select true as is_so from poll_items where poll_items.url = kept_out.url limit 1) told on true
            where told.is_so is null
            """).ToListAsync(cancellationToken)];
    }
}
