using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db) : PageModel
{
    public const int PageSize = 50;
    private const int ExcerptLength = 200;
    private const int MaxSources = 1000;

    [BindProperty(SupportsGet = true, Name = "source")]
    public long? SourceId { get; set; }

    /// <summary>Show what is older than this place.</summary>
    [BindProperty(SupportsGet = true)]
    public ArticleCursor? Before { get; set; }

    /// <summary>Show what is newer than this place.</summary>
    [BindProperty(SupportsGet = true)]
    public ArticleCursor? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SourceChoice> Sources { get; private set; } = [];

    public IReadOnlyDictionary<CountryCode, string> Countries { get; private set; } = new Dictionary<CountryCode, string>();

    public Pager Pager { get; private set; } = new("Pages of articles", null, null, null);

    public string? SourceName => Sources.FirstOrDefault(s => s.Id == SourceId)?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Before is not null && After is not null)
        {
            return BadRequest();
        }

        Sources = await db.Sources.OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new SourceChoice(s.Id, s.Name)).Take(MaxSources).ToListAsync(cancellationToken);
        if (SourceId is not null && SourceName is null)
        {
            return NotFound();
        }

        var articles = db.Articles.OfSource(SourceId);
        if (After is null || !await ShowNewerAsync(articles, cancellationToken))
        {
            await ShowOlderAsync(articles, After is null ? Before : null, cancellationToken);
        }

        Countries = await db.NamesOfAsync(Rows.SelectMany(row => row.Countries), cancellationToken);
        return Page();
    }

    private async Task ShowOlderAsync(IQueryable<Article> articles, ArticleCursor? before, CancellationToken cancellationToken)
    {
        var found = await RowsOf(articles.OlderThan(before).NewestFirst()).ToListAsync(cancellationToken);
        Show([.. found.Take(PageSize)], hasNewer: before is not null, hasOlder: found.Count > PageSize);
    }

    /// <summary>False where less than a page is newer: then the newest page shows all of it, and more.</summary>
    private async Task<bool> ShowNewerAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        var found = await RowsOf(articles.NewerThan(After).OldestFirst()).ToListAsync(cancellationToken);
        if (found.Count <= PageSize)
        {
            return false;
        }

        Show([.. found.Take(PageSize).Reverse()], hasNewer: true, hasOlder: true);
        return true;
    }

    private void Show(IReadOnlyList<Row> rows, bool hasNewer, bool hasOlder)
    {
        Rows = rows;
        Pager = Pager with
        {
            Newest = hasNewer ? Address(null, null) : null,
            Newer = hasNewer && rows.Count > 0 ? Address(null, rows[0].Place) : null,
            Older = hasOlder ? Address(rows[^1].Place, null) : null,
        };
    }

    private string? Address(ArticleCursor? before, ArticleCursor? after) =>
        Url.Page("/Articles/Index", new { source = SourceId, before = before?.ToString(), after = after?.ToString() });

    /// <summary>A page of rows and one more, which tells whether there is a next page.</summary>
    private static IQueryable<Row> RowsOf(IQueryable<Article> articles) => articles.Take(PageSize + 1).Select(a => new Row(
        a.Id,
        a.DatedAt,
        a.Headline,
        a.Authors,
        a.CreditedOrganisations,
        a.PublishedAt,
        a.PublishedOffset,
        a.PublishedPrecision,
        a.Language,
        a.Source != null ? a.Source.Name : a.SiteName,
        a.MentionedCountries,
        a.RevisionCount,
        a.Lede != null ? a.Lede.Substring(0, ExcerptLength) : a.BodyText.Substring(0, ExcerptLength)));

    public sealed record SourceChoice(long Id, string Name);

    public sealed record Row(
        long Id,
        DateTimeOffset DatedAt,
        string Headline,
        string[] Authors,
        string[] CreditedOrganisations,
        DateTimeOffset? PublishedAt,
        TimeSpan? PublishedOffset,
        InstantPrecision? PublishedPrecision,
        string? Language,
        string? From,
        CountryCode[] Countries,
        int RevisionCount,
        string Excerpt)
    {
        public const int ShownCountries = 6;

        public ArticleCursor Place => new(DatedAt, Id);

        public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);

        public string Byline => string.Join(", ", [.. Authors, .. CreditedOrganisations]);

        public bool IsExcerptCut => Excerpt.Length == ExcerptLength;
    }
}
