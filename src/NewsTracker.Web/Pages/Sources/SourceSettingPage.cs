using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A page with the form of one setting, which admins save one after the other.</summary>
public abstract class SourceSettingPage : PageModel
{
    /// <summary>The mark of what the form began with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What somebody else saved while the form was open.</summary>
    public ChangedMeanwhile? Meanwhile { get; private set; }

    /// <summary>What the browser is told of a save: where it goes on, or 409 with the form as it was typed beside what holds now.</summary>
    /// <param name="markOf">The mark of a value: saved again, the form is over what holds now.</param>
    /// <param name="inWords">A value, part by part, each with its name.</param>
    protected IActionResult Answer<TValue>(SourceEdit<TValue> outcome, Func<TValue, string> markOf, Func<TValue, IReadOnlyList<(string Name, string? Value)>> inWords, Func<IActionResult> done)
    {
        switch (outcome)
        {
            case SourceEdit<TValue>.Done:
                return done();
            case SourceEdit<TValue>.NotFound:
                return NotFound();
            case SourceEdit<TValue>.Outdated outdated:
                Meanwhile = new ChangedMeanwhile(outdated.By, inWords(outdated.Current));
                ModelState.Remove(nameof(Seen));
                Seen = markOf(outdated.Current);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                throw new UnreachableException();
        }
    }
}
