using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Which articles are taken in, of one source or of all: write, try on the newest stored ones, save.</summary>
[Authorize(Policy = Policy.Administer)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class FiltersModel(NewsTrackerDbContext db, AuditTrail audit) : PageModel
{
    private const int MaxRequestBytes = 1_000_000;

    /// <summary>Absent for the filters for all sources.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public FilterInput Input { get; set; } = new();

    public string? SourceName { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public FilterTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await FindSavedAsync(cancellationToken) is { } saved)
        {
            var (filter, problems) = ArticleFilterJson.Parse(saved);
            Input = FilterInput.Of(filter ?? ArticleFilter.None);
            Problems = problems;
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
            Trial = await FilterTrial.OfAsync(db, Id, filter, cancellationToken);
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

        var (before, after) = (await FindSavedAsync(cancellationToken), ArticleFilterJson.Write(filter));
        if (before != after)
        {
            await SaveAsync(before, after, cancellationToken);
        }

        TempData["Notice"] = after is null ? "Nothing is filtered any more." : "The filters are saved. They hold for what is polled from now on; articles stored already stay.";
        return Id is { } id ? RedirectToPage("/Sources/Source", new { id }) : RedirectToPage("/Sources/Index");
    }

    private async Task SaveAsync(string? before, string? after, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (Id is { } id)
        {
            (await db.Sources.SingleAsync(s => s.Id == id, cancellationToken)).Filters = after;
        }
        else if (await db.Settings.FindAsync([SourceFilters.GlobalSetting], cancellationToken) is { } setting)
        {
            setting.Value = after ?? "{}";
        }
        else
        {
            db.Settings.Add(new Setting { Key = SourceFilters.GlobalSetting, Value = after ?? "{}" });
        }

        await db.Feeds.Where(f => Id == null || f.SourceId == Id).ReadByNewRulesAsync(cancellationToken);
        await audit.SaveAsync(
            HttpContext.Actor(),
            () => new AuditedAct("sources.change-filters", Id is null ? "Setting" : "Source", Id is null ? SourceFilters.GlobalSetting : $"{Id}", new { filters = before }, new { filters = after }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private ArticleFilter? Check()
    {
        (var filter, Problems) = Input.Read();
        return filter;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        SourceName = Id is null ? null : await db.Sources.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken);
        return Id is null || SourceName is not null;
    }

    private Task<string?> FindSavedAsync(CancellationToken cancellationToken) => Id is { } id
        ? db.Sources.Where(s => s.Id == id).Select(s => s.Filters).FirstOrDefaultAsync(cancellationToken)
        : db.Settings.Where(s => s.Key == SourceFilters.GlobalSetting && s.Value != "{}").Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
}
