using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Feeds;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Tries the feeds that a look comes by, and notes what each is; those of one address once, and a dozen in all.</summary>
internal sealed class FeedTrial(NewsTrackerDbContext db, FeedFetching feeds, ItemTrial items)
{
    private const int MostFeeds = 12;
    private const int LongestTitle = 200;

    /// <summary>Of those, kept for the sitemaps that robots.txt names: a page that names a feed for each of its sections would leave none.</summary>
    private const int KeptForSitemaps = 2;

    private const int MostNewsSitemaps = 2;

    /// <summary>Of the feeds that are left, as many are told by their address.</summary>
    private const int MostTold = 5;

    private readonly List<(Uri Url, FoundWhere Where)> passedOver = [];

    /// <summary>Looks at it, where it was not looked at and there is room; otherwise it stands back.</summary>
    public async Task TryAsync(Uri url, FoundWhere where, LookProgress progress, CancellationToken cancellationToken)
    {
        if (progress.HasLookedAt(url))
        {
            return;
        }

        if (progress.Findings.Feeds.Count >= (where is FoundWhere.Robots or FoundWhere.Index ? MostFeeds : MostFeeds - KeptForSitemaps))
        {
            passedOver.Add((url, where));
            return;
        }

        await LookAtAsync(url, where, progress, cancellationToken);
    }

    /// <summary>Looks at what had to stand back for sitemaps that were not there, and tells what is left.</summary>
    public async Task FillUpAsync(Uri home, LookProgress progress, CancellationToken cancellationToken)
    {
        // An index among them may name others.
        for (var i = 0; i < passedOver.Count && progress.Findings.Feeds.Count < MostFeeds; i++)
        {
            if (!progress.HasLookedAt(passedOver[i].Url))
            {
                await LookAtAsync(passedOver[i].Url, passedOver[i].Where, progress, cancellationToken);
            }
        }

        var left = passedOver.Select(feed => feed.Url).Where(url => !progress.HasLookedAt(url)).Distinct().ToList();
        if (left.Count > 0)
        {
            await progress.NoteAsync(
                home, $"{MostFeeds} feeds are the most in one look. {Counting.Of(left.Count, "more was", "more were")} named; look at its own address to add one: {string.Join(", ", left.Take(MostTold))}{(left.Count > MostTold ? " and others" : "")}.", hasFound: false);
        }
    }

    public async Task AddAsync(Uri url, FoundWhere where, FeedDocument document, LookProgress progress, CancellationToken cancellationToken, string? listingRules = null)
    {
        var address = url.AbsoluteUri;
        var known = await db.Feeds.Where(f => f.Url == address).Select(f => new { f.SourceId, f.Source!.Name }).FirstOrDefaultAsync(cancellationToken);
        items.Keep(address, document.Entries);
        await progress.AddAsync(new FoundFeed
        {
            Url = address,
            Kind = document.Kind,
            Title = document.Title?.CutTo(LongestTitle),
            Where = where,
            Count = document.Entries.Count,
            ListingRules = listingRules,
            KnownSource = known?.Name,
            KnownSourceId = known?.SourceId,
        });
    }

    private async Task LookAtAsync(Uri url, FoundWhere where, LookProgress progress, CancellationToken cancellationToken)
    {
        await progress.DoAsync($"Looking at {url}.");
        switch (await feeds.ReadAsync(new FetchRequest(url), cancellationToken))
        {
            case FeedReading.Read read:
                await AddAsync(url, where, read.Document, progress, cancellationToken);
                foreach (var inner in SitemapOrder.NewestFirst(read.Document.ListedSitemaps).Where(sitemap => sitemap.Address.Contains("news", StringComparison.OrdinalIgnoreCase)).Take(MostNewsSitemaps))
                {
                    if (Uri.TryCreate(inner.Address, UriKind.Absolute, out var news))
                    {
                        await TryAsync(news, FoundWhere.Index, progress, cancellationToken);
                    }
                }

                break;
            case FeedReading.NotAFeed notAFeed:
                await progress.NoteAsync(url, notAFeed.Explanation, hasFound: false);
                break;
            case FeedReading.Failed failed:
                await progress.NoteAsync(url, failed.Explanation, hasFound: false);
                break;
            case FeedReading.NotModified:
                await progress.NoteAsync(url, "It answered that nothing changed, though it had not been asked before.", hasFound: false);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
