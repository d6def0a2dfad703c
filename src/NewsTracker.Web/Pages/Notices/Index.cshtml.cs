using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Notices;

/// <summary>What is the matter: the trouble that the application met by itself, until it ends or somebody puts it away.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class IndexModel(NewsTrackerDbContext db, NoticeBoard board) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "state")]
    public NoticeState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "severity")]
    public NoticeSeverity? Severity { get; set; }

    /// <summary>The notice before which the list goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of notices", null, null, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await InState(db.Notices.SeenBy(User.NoticeAudience())).OfSeverity(Severity).Before(Before).NewestFirst()
            .Select(n => new Row(n.Id, n.Severity, n.SubjectType, n.Link, n.Title, n.Text, n.Count, n.FirstSeenAt, n.LastSeenAt, n.ResolvedAt, n.DismissedAt, n.DismissedBy))
            .ReadPageAsync(PageSize, Before is null, cancellationToken);
        Rows = page.Rows;
        Pager = Pager.Onward(page, Address(null), row => Address(row.Id));
    }

    public Task<IActionResult> OnPostDismissAsync([FromForm] long id, CancellationToken cancellationToken) =>
        ChangeAsync(board.DismissAsync(id, User.NoticeAudience(), HttpContext.Actor(), cancellationToken), "The notice is dismissed; it is still listed under Dismissed.");

    public Task<IActionResult> OnPostPutBackAsync([FromForm] long id, CancellationToken cancellationToken) =>
        ChangeAsync(board.PutBackAsync(id, User.NoticeAudience(), HttpContext.Actor(), cancellationToken), "The notice is open again.");

    /// <summary>Somebody else may have been quicker, or the trouble ended meanwhile: then the list says so by itself.</summary>
    private async Task<IActionResult> ChangeAsync(Task<bool> change, string done)
    {
        if (await change)
            this.Notify(done);
        else
            this.NotifyRefused("That notice had changed meanwhile; nothing was done.");
        return RedirectToPage(new { state = State, severity = Severity });
    }

    private IQueryable<Notice> InState(IQueryable<Notice> notices) => State switch
    {
        NoticeState.Open => notices.Open(),
        NoticeState.Dismissed => notices.Dismissed(),
        NoticeState.Resolved => notices.Resolved(),
        _ => throw new UnreachableException(),
    };

    private string? Address(long? before) => Url.Page("/Notices/Index", new { state = State, severity = Severity, before });

    public sealed record Row(
        long Id,
        NoticeSeverity Severity,
        string SubjectType,
        string Link,
        string Title,
        string Text,
        int Count,
        DateTimeOffset FirstSeenAt,
        DateTimeOffset LastSeenAt,
        DateTimeOffset? ResolvedAt,
        DateTimeOffset? DismissedAt,
        string? DismissedBy);
}

public enum NoticeState
{
    Open,
    Dismissed,
    Resolved,
}
