using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>An article is missing: what became of its address, answered from the ledger; nothing is fetched.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class WhyAddressModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "url")]
    [PlainText]
    [StringLength(ArticleAddress.MaxLength)]
    public string? Address { get; set; }

    public IReadOnlyList<Finding>? Findings { get; private set; }

    public bool IsUnreadable { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            return;
        }

        if (!CanonicalUrl.TryParse(Address, out var url))
        {
            IsUnreadable = true;
            return;
        }

        Findings = await new AddressFindings(db, clock).OfAsync(url, cancellationToken);
    }
}
