using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Notices;

/// <summary>What a reader is told: matches of their searches, positions, stances, dates, sources in trouble.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class YoursModel(NewsTrackerDbContext db, ReaderNoticeBoard board) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The notice before which the list goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The newest of all, where any is unseen.</summary>
    public long? Newest { get; private set; }

    public Pager Pager { get; private set; } = new("Pages of news", null, null, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = await board.ReaderAsync(HttpContext.Actor().Id!.Value, cancellationToken);
        var page = await db.ReaderNotices.ToldTo(reader).Before(Before).NewestFirst()
            .Select(n => new Row(n.Id, n.Kind, n.Title, n.Text, n.Link, n.At, n.EndedAt, n.Id > reader.SeenId && !reader.SeenApart.Contains(n.Id)))
            .ReadPageAsync(PageSize, Before is null, cancellationToken);
        Rows = page.Rows;
        Newest = Before is null && Rows.Count > 0 && await board.CountUnseenAsync(reader.Id, cancellationToken) > 0 ? Rows[0].Id : null;
        Pager = Pager.Onward(page, Url.Page("/Notices/Yours"), row => Url.Page("/Notices/Yours", new { before = row.Id }));
    }

    /// <param name="upTo">The newest that the reader was shown: what was told meanwhile stays unread.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] long upTo, CancellationToken cancellationToken)
    {
        await board.MarkSeenAsync(HttpContext.Actor().Id!.Value, upTo, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOneAsync([FromForm] long id, CancellationToken cancellationToken)
    {
        await board.MarkOneSeenAsync(HttpContext.Actor().Id!.Value, id, cancellationToken);
        return RedirectToPage(new { before = Before });
    }

    public sealed record Row(long Id, ReaderNoticeKind Kind, string Title, string Text, string Link, DateTimeOffset At, DateTimeOffset? EndedAt, bool IsUnseen);
}
