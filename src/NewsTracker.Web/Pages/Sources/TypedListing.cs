using System.Diagnostics;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Tries selectors that were typed for a listing on its live page, before they are kept.</summary>
internal static class TypedListing
{
    public static async Task<TypedListingOutcome> TryAsync(IFetcher fetcher, string url, string typed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (rules, problems) = ListingRulesJson.ParseTyped(typed);
        if (rules is null)
        {
            return new TypedListingOutcome.Refused(problems);
        }

        return await BenchPage.FetchAsync(fetcher, url, clock, cancellationToken) switch
        {
            BenchOutcome.Found found => TryOn(found.Page, rules),
            BenchOutcome.Refused refused => new TypedListingOutcome.Refused([$"the page could not be had to try them on. {refused.Why} Add it with what the engine found, and change the selectors on its page later."]),
            _ => throw new UnreachableException(),
        };
    }

    private static TypedListingOutcome TryOn(BenchPage page, ListingRules rules) =>
        ListingReader.Read(page.Content, page.ContentType, page.Url, page.FetchedOn, rules) switch
        {
            ListingOutcome.NotAListing nothing => new TypedListingOutcome.Refused([nothing.Explanation]),
            ListingOutcome.Read { Missing: { Count: > 0 } missing } => new TypedListingOutcome.Refused([$"nothing on the page is found by: {string.Join("; ", missing)}."]),
            ListingOutcome.Read => new TypedListingOutcome.Good(ListingRulesJson.Write(rules)),
            _ => throw new UnreachableException(),
        };
}
