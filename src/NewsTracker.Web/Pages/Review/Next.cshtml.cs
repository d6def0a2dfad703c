using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>Leases the next item to whoever asks and leads to it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class NextModel(ReviewQueue queue) : PageModel
{
    [BindProperty]
    public CountryCode? Country { get; set; }

    /// <summary>One item, asked for by its address.</summary>
    [BindProperty]
    public long? Item { get; set; }

    public IActionResult OnGet() => Redirect("/review");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || HttpContext.Actor().Id is not { } editor)
        {
            return BadRequest();
        }

        if (Item is { } asked)
        {
            await queue.TakeAsync(asked, editor, cancellationToken);
            return Redirect(Stop(asked));
        }

        if (await queue.TakeNextAsync(editor, Country, cancellationToken) is { } next)
        {
            return Redirect(Stop(next));
        }

        this.Notify(Country is null ? "Nothing is left for you to review." : "Nothing is left for you to review on this country.");
        return Redirect("/review");
    }

    private string Stop(long item) => new ReviewStop { Item = item, Country = Country }.Address;
}
