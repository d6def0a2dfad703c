using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>The publisher rules of a source: write, try on stored articles, save, remove.</summary>
[Authorize(Policy = Policy.Administer)]
[AnnouncedSizeLimit(MaxRequestBytes)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class RulesModel(NewsTrackerDbContext db, SourceDesk desk) : SourceSettingPage
{
    private const int MaxRequestBytes = 1_000_000;
    private const int ArticlesOffered = 20;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>"shipped" fills the form with the rules that come with the product.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? StartFrom { get; set; }

    /// <summary>As typed, and kept as typed.</summary>
    [BindProperty]
    public string? Rules { get; set; }

    /// <summary>The article to try the rules on.</summary>
    [BindProperty]
    public long? ArticleId { get; set; }

    public string SourceName { get; private set; } = "";

    public bool HasOwnRules { get; private set; }

    /// <summary>The rules of the product for this source's host, where it has any.</summary>
    public string? Shipped { get; private set; }

    public IReadOnlyList<StoredArticle> Articles { get; private set; } = [];

    public RulesTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } source)
        {
            return NotFound();
        }

        Seen = SourceDesk.MarkOf(source.ExtractionRules);
        Rules = StartFrom == "shipped" && Shipped is not null ? Shipped : source.ExtractionRules;
        if (source.ExtractionRules is { } saved && Rules == saved && PublisherRulesJson.Parse(saved).Problems is { Count: > 0 } problems)
        {
            ModelState.AddSentences(["The saved rules can no longer be read, and articles are read without them:", .. problems]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is null)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Rules) && HasOwnRules)
        {
            return await RemoveAsync(cancellationToken);
        }

        return Check() is { } rules ? await ChangeAsync(PublisherRulesJson.Write(rules), "The rules are saved. They hold for what is read from now on.", cancellationToken) : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) is null ? NotFound() : await RemoveAsync(cancellationToken);

    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } source)
        {
            return NotFound();
        }

        if (Check() is not { } rules)
        {
            return Page();
        }

        var snapshot = ArticleId is { } articleId ? await db.Revisions.Where(r => r.Article!.SourceId == Id).NewestSnapshot(articleId).FirstOrDefaultAsync(cancellationToken) : null;
        if (snapshot is null)
        {
            ModelState.AddModelError("", "Choose an article to try the rules on.");
            return Page();
        }

        var content = SnapshotMaking.ContentOf(snapshot);
        var url = Uri.TryCreate(snapshot.Url, UriKind.Absolute, out var address) ? address : null;
        var current = source.ExtractionRules is { } saved ? PublisherRulesJson.Parse(saved).Rules : null;
        ExtractionOutcome Read(PublisherRules? with) =>
            ArticleExtractor.Extract(content, snapshot.ContentType, url, DateOnly.FromDateTime(snapshot.FetchedAt.UtcDateTime), with);
        Trial = RulesTrial.Of(Read(current), Read(rules));
        return Page();
    }

    private Task<IActionResult> RemoveAsync(CancellationToken cancellationToken) => ChangeAsync(null, "The rules are removed.", cancellationToken);

    private PublisherRules? Check()
    {
        if (string.IsNullOrWhiteSpace(Rules))
        {
            ModelState.AddModelError("", "There are no rules to check.");
            return null;
        }

        var (rules, problems) = PublisherRulesJson.Parse(Rules);
        ModelState.AddSentences(problems);
        return rules;
    }

    private async Task<SourceRulesView?> LoadAsync(CancellationToken cancellationToken)
    {
        var source = await db.Sources.Where(s => s.Id == Id).Select(s => new SourceRulesView(s.Name, s.HomeUrl, s.ExtractionRules)).FirstOrDefaultAsync(cancellationToken);
        if (source is not null)
        {
            SourceName = source.Name;
            HasOwnRules = source.ExtractionRules is not null;
            Shipped = Uri.TryCreate(source.HomeUrl, UriKind.Absolute, out var home) && PublisherRulesCatalogue.Find(home) is { } shipped ? PublisherRulesJson.Write(shipped) : null;
            Articles = await db.Articles.OfSource(Id).NewestFirst().Take(ArticlesOffered).Select(a => new StoredArticle(a.Id, a.Headline)).ToListAsync(cancellationToken);
        }

        return source;
    }

    private async Task<IActionResult> ChangeAsync(string? wanted, string notice, CancellationToken cancellationToken)
    {
        var outcome = await desk.ChangeRulesAsync(Id, Seen, wanted, HttpContext.Actor(), cancellationToken);
        if (outcome is SourceEdit<string?>.Outdated { Current: var current })
        {
            Rules ??= current;
        }

        return Answer(outcome, SourceDesk.MarkOf, rules => [("Rules", rules)], () =>
        {
            this.Notify(notice);
            return RedirectToPage("/Sources/Source", new { id = Id });
        });
    }

    public sealed record StoredArticle(long Id, string Headline);

    private sealed record SourceRulesView(string Name, string HomeUrl, string? ExtractionRules);
}
