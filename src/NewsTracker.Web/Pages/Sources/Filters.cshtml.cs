using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Which articles are taken in, of one source or of all: write, try on the newest stored ones, save.</summary>
[Authorize(Policy = Policy.Administer)]
[AnnouncedSizeLimit(MaxRequestBytes)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class FiltersModel(NewsTrackerDbContext db, SourceDesk desk, SourceFilters filters) : SourceSettingPage
{
    private const int MaxRequestBytes = 1_000_000;

    /// <summary>Absent for the filters for all sources.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public FilterInput Input { get; set; } = new();

    public string? SourceName { get; private set; }

    public FilterTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var saved = await FindSavedAsync(cancellationToken);
        Seen = SourceDesk.MarkOf(saved);
        if (saved is not null)
        {
            var (filter, problems) = ArticleFilterJson.Parse(saved);
            Input = FilterInput.Of(filter ?? ArticleFilter.None);
            ModelState.AddSentences(problems);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Check() is { } filter)
        {
            Trial = await FilterTrial.OfAsync(db, Id, await WithOthersAsync(filter, cancellationToken), cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Check() is not { } filter)
        {
            return Page();
        }

        var wanted = ArticleFilterJson.Write(filter);
        var outcome = Id is { } id
            ? await desk.ChangeFiltersAsync(id, Seen, wanted, HttpContext.Actor(), cancellationToken)
            : await desk.ChangeGlobalFiltersAsync(Seen, wanted, HttpContext.Actor(), cancellationToken);
        return Answer(outcome, SourceDesk.MarkOf, FilterInput.InWords, () =>
        {
            this.Notify(wanted is null ? "Nothing is filtered any more." : "The filters are saved. They hold for what is polled from now on; articles stored already stay.");
            return Id is null ? RedirectToPage("/Sources/Index") : RedirectToPage("/Sources/Source", new { id = Id });
        });
    }

    /// <summary>What an article has to pass, were the filter saved.</summary>
    private async Task<Func<long?, ArticleFilters>> WithOthersAsync(ArticleFilter typed, CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            var both = await filters.OfAsync(id, cancellationToken) with { Own = typed };
            return _ => both;
        }

        var own = await filters.OwnAsync(cancellationToken);
        return sourceId => new ArticleFilters(typed, sourceId is { } source ? own.GetValueOrDefault(source, ArticleFilter.None) : ArticleFilter.None);
    }

    private ArticleFilter? Check()
    {
        var (filter, problems) = Input.Read();
        ModelState.AddSentences(problems);
        return filter;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        SourceName = Id is null ? null : await db.Sources.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken);
        return Id is null || SourceName is not null;
    }

    private Task<string?> FindSavedAsync(CancellationToken cancellationToken) => Id is { } id
        ? db.Sources.Where(s => s.Id == id).Select(s => s.Filters).FirstOrDefaultAsync(cancellationToken)
        : GlobalFilters.FindAsync(db, cancellationToken);
}
