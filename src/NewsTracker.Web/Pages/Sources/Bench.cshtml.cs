using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Data;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Tries selectors on a live page or a stored snapshot. Changes nothing.</summary>
[Authorize(Policy = Policy.Administer)]
[AnnouncedSizeLimit(MaxRequestBytes)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class BenchModel(NewsTrackerDbContext db, IFetcher fetcher, ListingSnapshots snapshots, TimeProvider clock) : PageModel
{
    private const int MaxRequestBytes = 200_000;

    /// <summary>"article", or absent for a listing: what the selectors read.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The address of the page; the number of a stored article will do for its snapshot, the address that is polled for a listing's.</summary>
    [BindProperty(SupportsGet = true, Name = "url")]
    public string? Address { get; set; }

    /// <summary>"stored" for a snapshot; else the page is fetched.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    [BindProperty]
    public Dictionary<string, BenchField> Fields { get; set; } = [];

    /// <summary>Of a listing: how many pages to read at most.</summary>
    [BindProperty]
    public int? Pages { get; set; }

    public bool IsListing => Kind != "article";

    public bool IsStored => On == "stored";

    public IReadOnlyList<string> Names => IsListing ? BenchRules.ListingNames : BenchRules.ArticleNames;

    public BenchResult? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = (IsStored, IsListing) switch
        {
            (false, _) => await BenchPage.FetchAsync(fetcher, Address, clock, cancellationToken),
            (true, true) => await BenchPage.FindListingAsync(snapshots, Address, cancellationToken),
            (true, false) => await BenchPage.FindStoredAsync(db, Address, cancellationToken),
        };
        switch (outcome)
        {
            case BenchOutcome.Found { Page: var page }:
                Result = IsListing ? TryListing(page) : TryArticle(page);
                break;
            case BenchOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                break;
            default:
                throw new UnreachableException();
        }

        return Page();
    }

    private BenchResult? TryListing(BenchPage page)
    {
        var isEmpty = Fields.Values.All(field => string.IsNullOrWhiteSpace(field.Selector));
        var (rules, problems) = isEmpty ? (null, []) : BenchRules.ListingOf(Fields, Pages);
        if (Note(problems))
        {
            return null;
        }

        var outcome = ListingReader.Read(page.Content, page.ContentType, page.Url, page.FetchedOn, rules);
        if (isEmpty && outcome is ListingOutcome.Read read)
        {
            // What the engine found by itself is a place to start from.
            Fields = BenchRules.FieldsOf(read.Rules);
            ModelState.Clear();
            rules = read.Rules;
        }

        Pages = rules is { Next: not null } ? rules.Pages : null;

        return new BenchResult(page, Findings(page), rules is null ? null : ListingRulesJson.Write(rules), outcome, null);
    }

    private BenchResult? TryArticle(BenchPage page)
    {
        var (rules, problems) = BenchRules.ArticleOf(Fields);
        if (Note(problems))
        {
            return null;
        }

        ExtractionOutcome Read(PublisherRules? with) => ArticleExtractor.Extract(page.Content, page.ContentType, page.Url, page.FetchedOn, with);
        return new BenchResult(page, Findings(page), rules is null ? null : PublisherRulesJson.Write(rules), null, RulesTrial.Of(Read(null), Read(rules)));
    }

    private IReadOnlyList<SelectorFinding> Findings(BenchPage page) => SelectorBench.Try(page.Content, page.ContentType, page.Url, BenchRules.SelectorsOf(Fields, Names));

    private bool Note(IReadOnlyList<string> problems)
    {
        ModelState.AddSentences(problems);
        return problems.Count > 0;
    }
}
