using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Jobs;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Asks for the articles of a source between two dates.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class BackFillModel(NewsTrackerDbContext db, JobQueue queue, TimeProvider clock) : PageModel
{
    private const int UsualDays = 30;
    private const int JobsShown = 10;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string SourceName { get; private set; } = "";

    public IReadOnlyList<JobView> Jobs { get; private set; } = [];

    private DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new Form { From = Today.AddDays(-UsualDays), To = Today };
        return await FindSourceAsync(cancellationToken) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindSourceAsync(cancellationToken) is not { } homeUrl)
        {
            return NotFound();
        }

        Check(homeUrl);
        if (!ModelState.IsValid || Input is not { From: { } from, To: { } to })
        {
            return Page();
        }

        var parameters = new BackFillParameters(Id, from, to, string.IsNullOrWhiteSpace(Input.Archive) ? null : Input.Archive.Trim());
        var title = $"Back-fill of {SourceName}, {DayWords.Of(from)} to {DayWords.Of(to)}";
        var request = new JobRequest(BackFillParameters.Kind, title, parameters, nameof(Source), Id.ToString(CultureInfo.InvariantCulture));
        return this.LeadToJob(await queue.EnqueueUnlessSameAsync(request, HttpContext.Actor(), cancellationToken), "This back-fill was asked for before, and is under way: here it is.");
    }

    private void Check(Uri homeUrl)
    {
        if (Input.From > Input.To)
        {
            ModelState.AddModelError("Input.To", "The last day lies before the first: swap them.");
        }

        if (Input.To > Today)
        {
            ModelState.AddModelError("Input.To", "The last day has not come yet; today is the latest there can be articles of.");
        }

        if (Input is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber >= BackFillParameters.MostDays)
        {
            ModelState.AddModelError("Input.From", "That is more than three years: ask for it in parts, the newest first.");
        }

        if (!string.IsNullOrWhiteSpace(Input.Archive)
            && (!ArchiveAddress.TryParse(Input.Archive, out var archive) || !SameSite.Is(archive.Between(new BackFillRange(Today, Today)).First().Url, homeUrl)))
        {
            ModelState.AddModelError("Input.Archive", $"Give an address of {homeUrl.Host} with {{yyyy}} and, as the publisher has it, {{MM}} and {{dd}} in the places of the date: {homeUrl}archive/{{yyyy}}/{{MM}}/{{dd}}");
        }
    }

    private async Task<Uri?> FindSourceAsync(CancellationToken cancellationToken)
    {
        if (await db.Sources.Kept().Where(s => s.Id == Id).Select(s => new { s.Name, s.HomeUrl }).FirstOrDefaultAsync(cancellationToken) is not { } source)
        {
            return null;
        }

        SourceName = source.Name;
        Jobs = await db.Jobs.About(nameof(Source), Id.ToString(CultureInfo.InvariantCulture)).OfKind(BackFillParameters.Kind)
            .NewestFirst().Take(JobsShown).Select(JobView.FromJob).ToListAsync(cancellationToken);
        return new Uri(source.HomeUrl);
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "Give the first day.")]
        public DateOnly? From { get; init; }

        [Required(ErrorMessage = "Give the last day.")]
        public DateOnly? To { get; init; }

        [PlainText]
        [StringLength(Feed.MaxUrlLength)]
        public string? Archive { get; init; }
    }
}
