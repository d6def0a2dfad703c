using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Takes any address of a publisher and begins to look for its feeds.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class AddModel(NewsTrackerDbContext db, SourceLooks looks) : PageModel
{
    /// <summary>As typed; a link may bring it along.</summary>
    [BindProperty(SupportsGet = true, Name = "url")]
    public string? Address { get; set; }

    /// <summary>The source that more feeds are looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "source")]
    public long? SourceId { get; set; }

    /// <summary>Its name; absent where feeds may be of a new source.</summary>
    public string? SourceName { get; private set; }

    /// <summary>What this admin has begun to look at, and can go back to.</summary>
    public IReadOnlyList<BegunLook> Looks { get; private set; } = [];

    private Guid Reader => Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (FeedAddress.Find(Address) is not { } address)
        {
            return await RefuseAsync(WhyNot(Address ?? ""), cancellationToken);
        }

        if (await looks.StartAsync(address, !FeedAddress.HasScheme(Address!), SourceId, Reader, cancellationToken) is not { } id)
        {
            return await RefuseAsync("Several looks are under way already. Wait until one has finished, or open one of yours below and end it, then try again.", cancellationToken);
        }

        return RedirectToPage("/Sources/Found", new { id });
    }

    private async Task<PageResult> RefuseAsync(string why, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", why);
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Looks = await looks.BegunByAsync(Reader, cancellationToken);
        SourceName = SourceId is null ? null : await db.Sources.Where(s => s.Id == SourceId).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken);
    }

    private static string WhyNot(string typed) =>
        typed.Contains("://", StringComparison.Ordinal) && !typed.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "Only addresses that begin with https:// or http:// can be read."
        : typed.Contains('@', StringComparison.Ordinal) ? "Leave out the name, the password and the @: publishers are read without signing in."
        : typed.Length > Feed.MaxUrlLength ? $"An address takes {Feed.MaxUrlLength} characters; this one has {typed.Length}."
        : "Type the address of a page or feed of the publisher: https://…";
}
