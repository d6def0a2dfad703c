using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data.Reference;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Takes a list of sources in: first shows what it would add, change and skip, then does it.</summary>
[Authorize(Policy = Policy.Administer)]
[AnnouncedSizeLimit(MaxRequestBytes)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class ImportModel(SourceImport import) : PageModel
{
    // Typed into a form, a character may take three times its bytes.
    private const int MaxRequestBytes = OpmlReader.MostBytes * 4;

    /// <summary>"starter" shows the list that comes with NewsTracker.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>The list itself, kept in the form between preview and import.</summary>
    public string? List { get; private set; }

    public ImportPlan? Plan { get; private set; }

    public bool IsStarter => From == "starter";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        IsStarter ? ShowAsync(StarterSources.Read(), cancellationToken) : Task.FromResult<IActionResult>(Page());

    public async Task<IActionResult> OnPostLookAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null or { Length: 0 })
        {
            ModelState.AddModelError("", file is null ? "Choose an OPML file first." : "The file is empty: it holds no list of sources.");
            return Page();
        }

        if (file.Length > OpmlReader.MostBytes)
        {
            ModelState.AddModelError("", $"The file is larger than {OpmlReader.MostBytes / 1000:N0} kB; split it into several.");
            return Page();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return await ShowAsync(content.ToArray(), cancellationToken);
    }

    public async Task<IActionResult> OnPostImportAsync([FromForm] string? list, [FromForm] string? fingerprint, CancellationToken cancellationToken)
    {
        var content = IsStarter ? StarterSources.Read() : Encoding.UTF8.GetBytes(list ?? "");
        if (Read(content) is not { } document)
        {
            return Page();
        }

        switch (await import.ImportAsync(document, fingerprint, HttpContext.Actor(), cancellationToken))
        {
            case ImportOutcome.Imported { Plan: var done }:
                this.Notify($"Imported: {done.Count(ImportEffect.Add)} added, {done.Count(ImportEffect.Change)} changed.{(IsStarter ? " The feeds are paused: resume those that you want." : "")}");
                return RedirectToPage("/Sources/Index");
            case ImportOutcome.Outdated outdated:
                (Plan, List) = (outdated.Plan, list);
                ModelState.AddModelError("", outdated.Plan.DoesSomething ? "The sources have changed since you looked. This is what the list would do now." : "The list holds nothing new.");
                return Page();
            case ImportOutcome.Taken:
                ModelState.AddModelError("", "One of these feeds was taken at the same moment. Look at the list again.");
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> ShowAsync(byte[] content, CancellationToken cancellationToken)
    {
        if (Read(content) is { } document)
        {
            Plan = await import.PlanAsync(document, cancellationToken);
            List = IsStarter ? null : OpmlText.Of(content);
        }

        return Page();
    }

    private OpmlDocument? Read(byte[] content)
    {
        switch (OpmlReader.Read(content))
        {
            case OpmlOutcome.Read read when read.Document.Sources.Count > 0:
                return read.Document;
            case OpmlOutcome.NotOpml notOpml:
                ModelState.AddModelError("", notOpml.Explanation);
                return null;
            default:
                ModelState.AddModelError("", "The list holds no sources.");
                return null;
        }
    }
}
