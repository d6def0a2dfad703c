using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsTracker.Data.Accounts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Account;

/// <summary>One's own account. Whoever sits at a signed-in browser must not try passwords freely either, hence the limit.</summary>
[Authorize(Policy = Policy.SignedIn)]
[EnableRateLimiting(SignInLimit.Name)]
public sealed class IndexModel(UserManager<User> users, SignInManager<User> signIn, UserDirectory directory) : PageModel
{
    [BindProperty]
    public CurrentPassword Current { get; set; } = new();

    [BindProperty]
    public NewPassword New { get; set; } = new();

    public AccountView Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await users.GetUserAsync(User) is { } user ? await ShowAsync(user) : Challenge();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (ModelState.IsValid)
        {
            var result = await directory.ChangePasswordAsync(user, Current.Password, New.Password, HttpContext.Actor(), cancellationToken);
            if (result.Succeeded)
            {
                await signIn.RefreshSignInAsync(user);
                this.Notify("Your password is changed. Wherever else you were signed in, you are signed out within a minute.");
                return RedirectToPage();
            }

            ModelState.AddErrors(result);
        }

        return await ShowAsync(user);
    }

    private async Task<PageResult> ShowAsync(User user)
    {
        New = New with { Label = "New password" };
        Own = new AccountView(user.DisplayName, user.Email ?? "", (await users.GetRolesAsync(user)).FirstOrDefault(), user.CreatedAt);
        return Page();
    }

    public sealed record CurrentPassword
    {
        [Required(ErrorMessage = "Type your present password.")]
        [StringLength(PasswordRules.MaxLength)]
        public string Password { get; init; } = "";
    }

    public sealed record AccountView(string Name, string Email, string? Role, DateTimeOffset CreatedAt);
}
