using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Users;

[Authorize(Policy = Policy.Administer)]
public sealed class AddModel(UserDirectory directory) : PageModel
{
    [BindProperty]
    public UserInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, user) = await directory.CreateAsync(Input.Email.Trim(), Input.Name.Trim(), Input.Role, password: null, HttpContext.Actor(), cancellationToken);
        if (user is null)
        {
            ModelState.AddErrors(result);
            return Page();
        }

        var (issued, token) = await directory.IssuePasswordTokenAsync(user, HttpContext.Actor(), cancellationToken);
        this.HandOver(user.Id, token);
        this.Notify(token is null ? $"{user.DisplayName} has an account now, but no link yet. {issued.InWords()}" : $"{user.DisplayName} has an account now.");
        return RedirectToPage("/Users/Edit", new { id = user.Id });
    }

    public sealed record UserInput : PersonInput
    {
        [AllowedValues(Core.Accounts.Role.Analyst, Core.Accounts.Role.Editor, Core.Accounts.Role.Admin, ErrorMessage = "Choose a role.")]
        public string Role { get; init; } = Core.Accounts.Role.Analyst;
    }
}
