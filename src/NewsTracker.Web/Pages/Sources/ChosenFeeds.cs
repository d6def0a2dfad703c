using System.Diagnostics;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Makes new feeds of what an admin chose of a look. Selectors that were typed for a listing are tried first.</summary>
public sealed class ChosenFeeds(IFetcher fetcher, TimeProvider clock)
{
    public async Task<ChosenFeedsOutcome> MakeAsync(LookFindings findings, FoundInput input, CancellationToken cancellationToken)
    {
        var feeds = new List<NewFeed>();
        var problems = new List<string>();
        foreach (var (index, found) in findings.Feeds.Index().Where(found => found.Item.KnownSourceId is null && input.Feeds.Contains(found.Item.Url)))
        {
            var feed = new NewFeed(found.Url, found.Kind, TimeSpan.FromMinutes(input.Minutes), null);
            switch (await TryAsync(found, input.Listings.GetValueOrDefault(index), cancellationToken))
            {
                case null:
                    feeds.Add(feed);
                    break;
                case TypedListingOutcome.Good good:
                    feeds.Add(feed with { ListingRules = good.Rules });
                    break;
                case TypedListingOutcome.Refused refused:
                    problems.AddRange(refused.Problems.Select(problem => $"Selectors of {found.Url}: {problem}"));
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return problems.Count > 0 ? new ChosenFeedsOutcome.Refused(problems)
            : feeds.Count == 0 ? new ChosenFeedsOutcome.Refused(["Choose at least one feed to add."])
            : new ChosenFeedsOutcome.Made(feeds);
    }

    /// <returns>Nothing where the engine is to find the links by itself: nothing was typed, or what it found was left as it is.</returns>
    private async Task<TypedListingOutcome?> TryAsync(FoundFeed found, string? typed, CancellationToken cancellationToken) =>
        found.Kind == FeedKind.Listing && !string.IsNullOrWhiteSpace(typed) && !IsSame(typed, found.ListingRules) ? await TypedListing.TryAsync(fetcher, found.Url, typed, clock, cancellationToken) : null;

    private static bool IsSame(string typed, string? found) => typed.ReplaceLineEndings("\n").Trim() == found?.ReplaceLineEndings("\n").Trim();
}

/// <summary>What came of making feeds of what was chosen.</summary>
public abstract record ChosenFeedsOutcome
{
    private ChosenFeedsOutcome()
    {
    }

    public sealed record Made(IReadOnlyList<NewFeed> Feeds) : ChosenFeedsOutcome;

    /// <param name="Problems">Sentences that say what to do.</param>
    public sealed record Refused(IReadOnlyList<string> Problems) : ChosenFeedsOutcome;
}
