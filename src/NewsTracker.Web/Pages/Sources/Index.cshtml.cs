using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, IOptions<OutboundOptions> outbound, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>So many feeds of each source; the others stand on its page.</summary>
    private const int FeedsShown = 20;

    /// <summary>The source after which the list goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public long? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public ILookup<long, FeedView> Feeds { get; private set; } = null!;

    public bool IsPending { get; private set; }

    /// <summary>How many sources were removed, and can be restored.</summary>
    public int Removed { get; private set; }

    public Standstill? Standstill { get; private set; }

    /// <summary>Whether what is asked for is asked for without saying by whom.</summary>
    public bool IsAnonymous => outbound.Value.Contact is null;

    public Pager Pager { get; private set; } = new("Pages of sources", null, null, null) { NewestName = "First", OlderName = "More" };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var sources = db.Sources.Kept();
        if (After is { } after)
        {
            sources = sources.Where(s => db.Sources.Any(place => place.Id == after && EF.Functions.GreaterThan(ValueTuple.Create(s.Name, s.Id), ValueTuple.Create(place.Name, place.Id))));
        }

        var page = await sources.OrderBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new Row(s.Id, s.Name, s.Group, db.Articles.Where(a => a.SourceId == s.Id).OrderBy(_ => 0).Take(Counting.MostCounted + 1).Count(), db.Feeds.Count(f => f.SourceId == s.Id)))
            .ReadPageAsync(PageSize, After is null, cancellationToken);
        Rows = page.Rows;
        Pager = Pager.Onward(page, Url.Page("/Sources/Index", new { after = (long?)null }), row => Url.Page("/Sources/Index", new { after = row.Id }));
        List<long> shown = [.. Rows.Select(r => r.Id)];
        var chosen = db.Sources.Where(s => shown.Contains(s.Id)).SelectMany(s => db.Feeds.Where(f => f.SourceId == s.Id).OrderBy(f => f.Id).Take(FeedsShown)).OrderBy(f => f.Id);
        var feeds = await FeedView.ListAsync(db, chosen, cancellationToken);
        Feeds = feeds.ToLookup(f => f.SourceId);
        Removed = await db.Sources.Removed().CountAsync(cancellationToken);
        var now = clock.GetUtcNow();
        IsPending = feeds.Any(f => f.IsPendingAt(now));
        Standstill = await Standstill.FindAsync(db, now, cancellationToken);
    }

    public sealed record Row(long Id, string Name, string? Group, int Articles, int Feeds)
    {
        public string ArticlesInWords => Counting.UpTo(Articles);
    }
}
