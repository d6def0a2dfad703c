using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Polling;

/// <summary>An address of a feed, and what became of it.</summary>
/// <param name="NotBefore">Until when its host asked to be left alone, where that is why it failed.</param>
internal sealed record TakenItem(FeedEntry Entry, PollItem Outcome, DateTimeOffset? NotBefore = null)
{
    /// <summary>Whether it was tried, and failed by itself: what is put off was not.</summary>
    public bool IsAttempt { get; init; } = NotBefore is null;

    /// <summary>Its host answered that there is no such page: trying again soon would give the same.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Takes in the articles that a feed lists, a few at once; one bad item never costs the others.</summary>
internal sealed partial class FeedItems(IServiceScopeFactory scopes, IOptions<PollingOptions> options, TimeProvider clock, ILogger<FeedItems> logger)
{
    /// <summary>The entries with an address, each address once, in the feed's order.</summary>
    public static IEnumerable<(FeedEntry Entry, CanonicalUrl Url)> Distinct(IEnumerable<FeedEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (CanonicalUrl.TryParse(entry.Link, out var url) && seen.Add(url.Value))
            {
                yield return (entry, url);
            }
        }
    }

    /// <summary>Takes what is listed, and what failed before and is due again.</summary>
    public async Task<IReadOnlyList<TakenItem>> TakeAsync(FeedLease lease, IEnumerable<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var (feed, pollId) = (lease.Feed, lease.Poll.Id);
        var listed = Distinct(entries).Take(options.Value.MaxItemsPerPoll).ToList();
        if (listed.Count == 0 && !lease.HasRetries)
        {
            return [];
        }

        var urls = listed.ConvertAll(item => item.Url.Value);
        Dictionary<string, ArticleAddress> known = [];
        Dictionary<string, ItemRetry> failed = [];
        ArticleFilters filters;
        KnownRules rules;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
            var retries = scope.ServiceProvider.GetRequiredService<ItemRetries>();
            if (urls.Count > 0)
            {
                failed = await retries.AmongAsync(feed.Id, urls, cancellationToken);
            }

            foreach (var due in await retries.DueAsync(feed.Id, cancellationToken))
            {
                if (!failed.ContainsKey(due.Url) && CanonicalUrl.TryParse(due.Url, out var url))
                {
                    listed.Add((ItemRetries.EntryOf(due), url));
                    urls.Add(due.Url);
                    failed.Add(due.Url, due);
                }
            }

            if (urls.Count == 0)
            {
                return [];
            }

            filters = await scope.ServiceProvider.GetRequiredService<SourceFilters>().OfAsync(feed.SourceId, cancellationToken);
            rules = new KnownRules(await scope.ServiceProvider.GetRequiredService<SourceRules>().FindAsync(feed.SourceId, cancellationToken));
            known = await db.ArticleAddresses.AsNoTracking().Where(a => urls.Contains(a.Url)).ToDictionaryAsync(a => a.Url, cancellationToken);
        }

        var taken = new TakenItem[listed.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ConcurrentItems, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, listed.Count, parallel, async (index, token) =>
        {
            var (entry, url) = listed[index];
            taken[index] = await TakeAsync(new FeedItem(feed, pollId, entry, url, known.GetValueOrDefault(url.Value), failed.GetValueOrDefault(url.Value), filters, rules), token);
        });
        return taken;
    }

    private async ValueTask<TakenItem> TakeAsync(FeedItem item, CancellationToken cancellationToken)
    {
        if (!item.NeedsFetching(clock.GetUtcNow()))
        {
            return item.Became(PollItemOutcome.Unchanged, articleId: item.Known!.ArticleId);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ItemTaking>().TakeAsync(item, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ItemFailed(logger, exception, item.Feed.Id, item.Url.Uri);
            return item.Became(PollItemOutcome.Failed, $"A fault of ours, see the log: {exception.GetBaseException().Message}");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Taking in {Url} of feed {FeedId} failed")]
        public static partial void ItemFailed(ILogger logger, Exception exception, long feedId, Uri url);
    }
}
