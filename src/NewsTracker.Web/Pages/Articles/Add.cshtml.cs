using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Takes in articles by hand: by address, by file, by pasted text. Whatever is refused, what was typed stays in the form.</summary>
[Authorize(Policy = Policy.Edit)]
[AnnouncedSizeLimit(UploadedFile.MaxTotalBytes)]
[RequestSizeLimit(UploadedFile.MaxTotalBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MaxTotalBytes, ValueLengthLimit = PastedText.MaxSent)]
public sealed class AddModel(IFetcher fetcher, ArticleIngestor ingestor, TimeProvider clock) : PageModel
{
    private const string BadAddress = "This is no web address. Give the whole of it, beginning with https:// or http://.";

    [BindProperty(SupportsGet = true)]
    public Way By { get; set; }

    /// <summary>Of the article, or that a file or text was taken from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Why the document was not taken, and what to do about it.</summary>
    public Problem? Refusal { get; private set; }

    public IReadOnlyList<FileResult> Results { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken cancellationToken)
    {
        By = Way.Address;
        if (string.IsNullOrWhiteSpace(Address))
        {
            ModelState.AddModelError(nameof(Address), "Give the address of the article.");
        }
        else if (CanonicalUrl.Find(Address) is not { } url)
        {
            ModelState.AddModelError(nameof(Address), BadAddress);
        }
        else if (ModelState.IsValid)
        {
            var outcome = await fetcher.FetchAsync(new FetchRequest(url.Uri), cancellationToken);
            if (outcome is FetchOutcome.Fetched page)
            {
                var now = clock.GetUtcNow();
                var document = new IncomingDocument { Origin = ArticleOrigin.Address, Content = default, RequestedUrl = url.Uri, FetchedAt = now };
                return await TakeAsync(document.WithPage(page, now), cancellationToken);
            }

            return Refuse(outcome.Explanation, AddAdvice.After(outcome));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken)
    {
        By = Way.File;
        foreach (var problem in UploadedFile.ProblemsOf(Files))
        {
            ModelState.AddModelError(nameof(Files), problem);
        }

        if (Files.Count > 1 && !string.IsNullOrWhiteSpace(Address))
        {
            ModelState.AddModelError(nameof(Address), "An address can be given for one file only. Leave it empty, or upload the files one by one.");
        }

        if (!TryReadOptionalAddress(out var url))
        {
            return Page();
        }

        if (Files is [var single])
        {
            return await TakeAsync(await UploadedFile.ReadAsync(single, url, clock.GetUtcNow(), cancellationToken), cancellationToken);
        }

        var results = new List<FileResult>();
        foreach (var file in Files)
        {
            var document = await UploadedFile.ReadAsync(file, url: null, clock.GetUtcNow(), cancellationToken);
            results.Add(new FileResult(UploadedFile.NameOf(file), AddResult.Of(await ingestor.IngestAsync(document, HttpContext.Actor(), cancellationToken))));
        }

        Results = results;
        if (results.TrueForAll(file => file.Result.ArticleId is null))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken)
    {
        By = Way.Text;
        if (PastedText.ProblemOf(Text) is { } problem)
        {
            ModelState.AddModelError(nameof(Text), problem);
        }

        return TryReadOptionalAddress(out var url) ? await TakeAsync(PastedText.ToDocument(Text!, url, clock.GetUtcNow()), cancellationToken) : Page();
    }

    /// <summary>Reads the address that may be left out; false where anything in the form is wrong.</summary>
    private bool TryReadOptionalAddress(out Uri? url)
    {
        url = CanonicalUrl.Find(Address)?.Uri;
        if (url is null && !string.IsNullOrWhiteSpace(Address))
        {
            ModelState.AddModelError(nameof(Address), BadAddress);
        }

        return ModelState.IsValid;
    }

    private async Task<IActionResult> TakeAsync(IncomingDocument document, CancellationToken cancellationToken)
    {
        var result = AddResult.Of(await ingestor.IngestAsync(document, HttpContext.Actor(), cancellationToken));
        if (result.ArticleId is not { } id)
        {
            return Refuse(result.Words, AddAdvice.AfterRefusal(By));
        }

        this.Notify(result.Words);
        return RedirectToPage("/Articles/Read", new { id });
    }

    private PageResult Refuse(string explanation, string advice)
    {
        Refusal = new Problem(explanation, advice);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public enum Way
    {
        Address,
        File,
        Text,
    }

    public sealed record Problem(string Explanation, string Advice);

    public sealed record FileResult(string Name, AddResult Result);
}
