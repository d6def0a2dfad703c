using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Polling;

/// <summary>Takes in the articles that a feed lists, a few at once; one bad item never costs the others.</summary>
internal sealed partial class FeedIntake(IServiceScopeFactory scopes, IOptions<PollingOptions> options, TimeProvider clock, ILogger<FeedIntake> logger)
{
    /// <summary>Takes what is listed, and what failed before and is due again.</summary>
    public async Task<TakenItems> TakeAsync(FeedLease lease, IEnumerable<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var listed = entries.ByAddress().ToList();
        if (listed.Count == 0 && !lease.HasRetries)
        {
            return TakenItems.None;
        }

        FeedChoice choice;
        await using (var scope = scopes.CreateAsyncScope())
        {
            choice = await ChooseAsync(scope.ServiceProvider, lease, listed, cancellationToken);
        }

        var taken = new TakenItem[choice.Items.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ConcurrentItems, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, taken.Length, parallel, async (index, token) =>
        {
            taken[index] = await TakeAsync(choice.Items[index], token);
            lease.Steps.Note();
        });
        return new TakenItems(taken, choice.Left, choice.AsBefore, choice.Unchecked) { Listed = listed.Count };
    }

    private static async Task<FeedChoice> ChooseAsync(IServiceProvider services, FeedLease lease, List<(FeedEntry Entry, CanonicalUrl Url)> listed, CancellationToken cancellationToken)
    {
        var (feed, retries) = (lease.Feed, services.GetRequiredService<ItemRetries>());
        var failed = listed.Count > 0 ? await retries.AmongAsync(feed.Id, listed.ConvertAll(item => item.Url.Value), cancellationToken) : [];
        var due = (await retries.DueAsync(feed.Id, cancellationToken)).Where(retry => !failed.ContainsKey(retry.Url)).ToList();
        if (listed.Count + due.Count == 0)
        {
            return new FeedChoice([], Left: 0, AsBefore: 0);
        }

        List<string> urls = [.. listed.Select(item => item.Url.Value), .. due.Select(retry => retry.Url)];
        var known = await services.GetRequiredService<NewsTrackerDbContext>().ArticleAddresses.AsNoTracking().Asked().Where(a => urls.Contains(a.Url)).ToDictionaryAsync(a => a.Url, cancellationToken);
        var filters = await services.GetRequiredService<SourceFilters>().OfAsync(feed.SourceId, cancellationToken);
        var rules = new KnownRules(await services.GetRequiredService<SourceRules>().FindAsync(feed.SourceId, cancellationToken));
        FeedItem ItemOf(FeedEntry entry, CanonicalUrl url, ItemRetry? retry) => new(feed, lease.Poll.Id, entry, url, known.GetValueOrDefault(url.Value), retry, filters, rules);
        var choice = await services.GetRequiredService<LongFeeds>().ChooseAsync(listed.ConvertAll(item => ItemOf(item.Entry, item.Url, failed.GetValueOrDefault(item.Url.Value))), cancellationToken);
        return choice with { Items = [.. choice.Items, .. due.Where(retry => CanonicalUrl.Find(retry.Url) is not null).Select(retry => ItemOf(ItemRetries.EntryOf(retry), CanonicalUrl.Find(retry.Url)!, retry))] };
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
            var taken = await scope.ServiceProvider.GetRequiredService<ItemTaking>().TakeAsync(item, cancellationToken);
            return taken.IsPutOff ? taken with { Row = taken.Row.With(PollItemOutcome.AwaitingRetry, taken.Row.Reason, taken.Row.ArticleId) } : taken;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ItemFailed(logger, exception, item.Feed.Id, item.Url.Uri);
            return item.Became(PollItemOutcome.Failed, Faults.InWords(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Taking in {Url} of feed {FeedId} failed")]
        public static partial void ItemFailed(ILogger logger, Exception exception, long feedId, Uri url);
    }
}
