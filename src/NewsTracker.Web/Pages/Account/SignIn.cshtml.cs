using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
public sealed class SignInModel(SignIns signIns) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Return() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await signIns.TryAsync(Input.Email.Trim(), Input.Password, Input.StaySignedIn, HttpContext.Actor(), cancellationToken))
        {
            return Return();
        }

        ModelState.AddModelError(
            "",
            "This email and password open no account. After five wrong passwords an account stays locked for 15 minutes; an admin can also have closed it, or give you a link to set a new password.");
        return Page();
    }

    /// <summary>Where the visitor wanted to go, if that is a page of ours: anything else could be a trap.</summary>
    private LocalRedirectResult Return() => LocalRedirect(Url.Local(ReturnUrl) ?? "~/");

    public sealed record SignInInput
    {
        [PlainText]
        [Required(ErrorMessage = "Type your email address.")]
        [StringLength(1000)]
        public string Email { get; init; } = "";

        [Required(ErrorMessage = "Type your password.")]
        [StringLength(PasswordRules.MaxLength)]
        public string Password { get; init; } = "";

        public bool StaySignedIn { get; init; }
    }
}
