using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Codebook;

/// <summary>What positions are coded by; every choice of a topic or a stance leads here.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(Core.Positions.Codebook book) : PageModel
{
    public Core.Positions.Codebook Book { get; } = book;
}
