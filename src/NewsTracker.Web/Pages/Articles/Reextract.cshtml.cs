using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Chooses articles to read again from their snapshots with today's engine and rules.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ReextractModel(NewsTrackerDbContext db, ReextractionScope scope, ArticleQueryPreparation queries, JobQueue queue, TimeProvider clock) : PageModel
{
    private const int MaxSources = 1000;

    private const int ShownHeadlines = 20;

    /// <summary>Single articles, chosen elsewhere; nothing else narrows them.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public long[] Chosen { get; set; } = [];

    /// <summary>A search, all of whose matches are meant.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>The newest article when those that match were shown.</summary>
    [BindProperty(Name = "through")]
    public long? Through { get; set; }

    [BindProperty(SupportsGet = true, Name = "source")]
    public long? SourceId { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>Also what today's engine has read already, after a change of rules.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool All { get; set; }

    public IReadOnlyList<(long Id, string Name)> Sources { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Of the articles that are chosen or found and can be read again, the newest.</summary>
    public IReadOnlyList<string> Headlines { get; private set; } = [];

    public bool IsSearch => Chosen.Length == 0 && !string.IsNullOrWhiteSpace(Query);

    /// <summary>The last day lies before the first, so that nothing can fit.</summary>
    public bool IsBackwards => Chosen.Length == 0 && !IsSearch && From > To;

    public static int EngineVersion => ArticleExtractor.EngineVersion;

    private ReextractionParameters Asked =>
        Chosen.Length > 0 ? ReextractionParameters.Of([.. Chosen.Distinct().Order()])
        : IsSearch ? ReextractionParameters.OfAll(Query!, Through)
        : new(SourceId, From, To, OnlyOlderEngine: !All);

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (ModelState.IsValid && Count == 0)
        {
            ModelState.AddModelError("", Chosen.Length > 0 ? "None of the chosen articles has a snapshot: nothing to read again."
                : IsSearch ? "No article with a snapshot matches the search: nothing to read again."
                : "No article fits: nothing to read again. Choose other days, or include what today's engine has read already.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (subject, subjectId) = (Chosen, SourceId) switch
        {
            ([var single], _) => ("Article", single),
            ([], { } source) => ("Source", source),
            _ => ((string?)null, (long?)null),
        };
        var title = ReextractionTitle.Of(Asked, Headlines, Count, Sources.Where(source => source.Id == SourceId).Select(source => source.Name).FirstOrDefault());
        var request = new JobRequest(ReextractionParameters.Kind, title, Asked, subject, subjectId?.ToString(CultureInfo.InvariantCulture));

        // Of a search whatever has come in since: today's engine has read that.
        var asked = IsSearch
            ? await queue.EnqueueUnlessAlikeAsync(request, new { Asked.Query }, ArticleQuery.Read(Query) is QueryReading.Understood { Query.IsPersonal: true }, HttpContext.Actor(), cancellationToken)
            : await queue.EnqueueUnlessSameAsync(request, HttpContext.Actor(), cancellationToken);
        return this.LeadToJob(asked, IsSearch
            ? "A reading of this search is under way. If more matches since it began, ask again when it has ended."
            : "This reading was asked for before, and is under way: here it is.");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (IsBackwards)
        {
            ModelState.AddModelError(nameof(To), "The last day lies before the first: swap them.");
        }

        Through ??= IsSearch ? await queries.NewestAsync(cancellationToken) : null;
        var (articles, problem) = await scope.FindAsync(Asked, HttpContext.Actor().Id, clock.GetUtcNow(), cancellationToken);
        if (articles is null)
        {
            ModelState.AddModelError("", problem!);
            return;
        }

        Count = await articles.CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        if (Chosen.Length > 0 || IsSearch)
        {
            Headlines = await articles.NewestFirst().Select(a => a.Headline).Take(ShownHeadlines).ToListAsync(cancellationToken);
            return;
        }

        var sources = await db.Sources.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(MaxSources).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        Sources = [.. sources.Select(s => (s.Id, s.Name))];
    }
}
