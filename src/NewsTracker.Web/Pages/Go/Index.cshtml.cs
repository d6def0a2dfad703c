using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Go;

/// <summary>The ways to go, as a page: what the palette offers, without scripts.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(GoFinder finder) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<IGrouping<string, GoEntry>> Groups { get; private set; } = [];

    public static string Many(string kind) => kind switch
    {
        "Country" => "Countries",
        "Saved search" => "Saved searches",
        "Search" => kind,
        _ => kind + "s",
    };

    public static string IdOf(string kind) => "go-" + kind.Replace(' ', '-');

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Groups = [.. (await finder.FindAsync(HttpContext, Text, cancellationToken)).GroupBy(entry => entry.Kind)];
}
