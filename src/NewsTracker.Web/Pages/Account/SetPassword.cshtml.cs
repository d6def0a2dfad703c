using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Account;

/// <summary>Where a one-time link from an admin leads: its holder sets the account's password.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
public sealed class SetPasswordModel(UserManager<User> users, UserDirectory directory) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public NewPassword New { get; set; } = new();

    /// <summary>Whose password it is; absent where the link does not hold.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync() => Show(await FindUserAsync());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await FindUserAsync();
        if (user is null || !ModelState.IsValid)
        {
            return Show(user);
        }

        var actor = new AuditActor(user.Id, user.DisplayName, HttpContext.Connection.RemoteIpAddress);
        var result = await directory.SetPasswordAsync(user, Token!, New.Password, actor, cancellationToken);
        if (!result.Succeeded)
        {
            ModelState.AddErrors(result);
            return Show(await FindUserAsync());
        }

        this.Notify("Your password is set. Sign in with it.");
        return RedirectToPage("/Account/SignIn");
    }

    private async Task<User?> FindUserAsync() =>
        Token is { Length: > 0 } token
        && await users.FindByIdAsync(UserId.ToString()) is { } user
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose, token)
            ? user
            : null;

    private PageResult Show(User? user)
    {
        Response.KeepSecret();
        New = New with { Label = "New password" };
        Email = user?.Email;
        if (user is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }
}
