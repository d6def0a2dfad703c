using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Jobs;

/// <summary>What runs in the background, where, and what ran before.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(NewsTrackerDbContext db) : PageModel
{
    private const int PageSize = 30;
    private const int MostUnfinished = 100;

    /// <summary>How many wait behind those shown.</summary>
    public int MoreUnfinished { get; private set; }

    /// <summary>The job before which the history goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    /// <summary>What runs, and then what waits, the first asked for first.</summary>
    public IReadOnlyList<JobView> Unfinished { get; private set; } = [];

    public IReadOnlyList<JobView> Finished { get; private set; } = [];

    public IReadOnlyList<JobProcess> Processes { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of jobs", null, null, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Before is null)
        {
            Unfinished = await db.Jobs.Unfinished().RunningFirst().Take(MostUnfinished).Select(JobView.FromJob).ToListAsync(cancellationToken);
            MoreUnfinished = Unfinished.Count < MostUnfinished ? 0 : await db.Jobs.Unfinished().CountAsync(cancellationToken) - Unfinished.Count;
        }

        Processes = await db.JobProcesses().ToListAsync(cancellationToken);
        var finished = await db.Jobs.Finished().Before(Before).NewestFirst().Select(JobView.FromJob).ReadPageAsync(PageSize, Before is null, cancellationToken);
        Finished = finished.Rows;
        Pager = Pager.Onward(finished, Url.Page("/Jobs/Index", new { before = (long?)null }), job => Url.Page("/Jobs/Index", new { before = job.Id }));
    }
}
