using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>A result set as a file. Asked for by a form, for it leaves an entry in the audit log.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class ExportModel(ArticleQueryPreparation preparation, ArticleExport export, FacetMemory facets, ExportTurns turns, ExportPace pace, TimeProvider clock) : PageModel
{
    public static string Most => ArticleExport.MostRows.ToString("N0", CultureInfo.InvariantCulture);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public ArticleQuery Query { get; private set; } = ArticleQuery.Everything;

    public SearchFacets? Facets { get; private set; }

    /// <summary>More than one file holds.</summary>
    public bool IsCut => Facets?.Total > ArticleExport.MostRows;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await preparation.PrepareAsync(Text, HttpContext.Actor().Id, cancellationToken) is not SearchPreparation.Ready ready)
        {
            // The list says what is wrong with the search.
            return RedirectToPage("/Articles/Index", new { q = Text });
        }

        return await ShowAsync(ready, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ExportFormat format, CancellationToken cancellationToken)
    {
        if (await preparation.PrepareAsync(Text, HttpContext.Actor().Id, cancellationToken) is not SearchPreparation.Ready ready)
        {
            return RedirectToPage("/Articles/Index", new { q = Text });
        }

        if (!ModelState.IsValid || !Enum.IsDefined(format))
        {
            return BadRequest();
        }

        using var turn = turns.Take(HttpContext);
        if (!turn.IsAcquired)
        {
            return await RefuseAsync(ready, ExportTurns.Words, cancellationToken);
        }

        using var start = pace.Take(HttpContext);
        if (!start.IsAcquired)
        {
            Response.Headers.RetryAfter = "60";
            return await RefuseAsync(ready, pace.Words, cancellationToken);
        }

        ExportTurns.CutOffSlowReader(HttpContext);
        var (contentType, extension) = format.File();
        Response.ContentType = contentType;
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = string.Create(CultureInfo.InvariantCulture, $"articles-{clock.GetUtcNow():yyyy-MM-dd-HHmm}.{extension}") }.ToString();

        // The writer of ZIP files ends each part without waiting; the parts are few and small.
        if (format is ExportFormat.Xlsx && HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            body.AllowSynchronousIO = true;
        }

        await export.WriteAsync(ready, format, ArticleExport.MostRows, $"{Request.Root()}/articles/", HttpContext.Actor(), Response.Body, cancellationToken);
        return new EmptyResult();
    }

    private Task<PageResult> RefuseAsync(SearchPreparation.Ready ready, string why, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", why);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return ShowAsync(ready, cancellationToken);
    }

    private async Task<PageResult> ShowAsync(SearchPreparation.Ready ready, CancellationToken cancellationToken)
    {
        Query = ready.Query;
        Facets = (await facets.CountAsync(ready, cancellationToken)).Facets;
        return Page();
    }
}
