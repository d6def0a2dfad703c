using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Snapshots;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The raw response a revision came from: looked at in a sandboxed frame, or taken away.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class SnapshotModel(NewsTrackerDbContext db, WarcExport warc, IAuthorizationService authorization) : PageModel
{
    private static readonly string[] Shown = [MediaTypeNames.Text.Html, "application/xhtml+xml", MediaTypeNames.Text.Plain];

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The number of the revision; the newest where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "revision")]
    public int? Number { get; set; }

    public View Snapshot { get; private set; } = null!;

    public bool CanExport { get; private set; }

    /// <summary>Admins have it read again, as after a change of rules.</summary>
    public bool CanReadAgain { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var view = await Revisions()
            .Select(r => new View(
                r.Number, r.Headline, r.Snapshot!.Url, r.Snapshot.FetchedAt, r.Snapshot.ContentType, r.Snapshot.Headers, r.Snapshot.Sha256, r.Snapshot.Length))
            .FirstOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return NotFound();
        }

        Snapshot = view;
        CanExport = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        CanReadAgain = (await authorization.AuthorizeAsync(User, Policy.Administer)).Succeeded;
        HttpContext.ShowsOwnFrame();
        return Page();
    }

    /// <summary>The page as it was, for the frame: no scripts, no forms, nothing from elsewhere.</summary>
    public async Task<IActionResult> OnGetContentAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } snapshot)
        {
            return NotFound();
        }

        HttpContext.IsSandboxedFrame();
        return MediaTypeHeaderValue.TryParse(snapshot.ContentType ?? MediaTypeNames.Text.Html, out var type) && Shown.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            ? File(SnapshotMaking.ContentOf(snapshot), type.ToString())
            : Content("This snapshot is no page that can be shown here. Download it to look at it.", MediaTypeNames.Text.Plain);
    }

    /// <summary>The bytes as they came in. Never shown by the browser itself.</summary>
    public async Task<IActionResult> OnGetRawAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } snapshot
            ? File(SnapshotMaking.ContentOf(snapshot), MediaTypeNames.Application.Octet, $"article-{Id}-revision-{Number ?? 0}{Extension(snapshot.ContentType)}")
            : NotFound();

    public async Task<IActionResult> OnPostWarcAsync(CancellationToken cancellationToken)
    {
        if (!(await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded)
        {
            return Forbid();
        }

        if (!await Revisions().AnyAsync(cancellationToken))
        {
            return NotFound();
        }

        Response.StartWarc($"article-{Id}.warc.gz");
        await warc.WriteArticleAsync(Id, Response.Body, HttpContext.Actor(), cancellationToken);
        return new EmptyResult();
    }

    private IQueryable<Revision> Revisions() =>
        db.Revisions.AsNoTracking().NumberedOrNewest(Id, Number).Where(r => r.SnapshotId != null);

    private Task<Snapshot?> FindAsync(CancellationToken cancellationToken) => Revisions().Select(r => r.Snapshot).FirstOrDefaultAsync(cancellationToken);

    private static string Extension(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        MediaTypeNames.Text.Html or "application/xhtml+xml" => ".html",
        MediaTypeNames.Text.Plain => ".txt",
        _ => ".bin",
    };

    public sealed record View(
        int Number, string Headline, string? Url, DateTimeOffset FetchedAt, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Sha256, int Length)
    {
        public bool IsResponse => Core.Articles.Snapshot.IsOfResponse(Headers);
    }
}
