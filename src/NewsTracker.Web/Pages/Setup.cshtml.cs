using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>Makes the first admin. Open only to who holds the link of the last start, and only while nobody has an account.</summary>
[AllowAnonymous]
public sealed class SetupModel(FirstAdmin firstAdmin, SignInManager<User> signIn) : PageModel
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public AdminInput Input { get; set; } = new();

    [BindProperty]
    public NewPassword New { get; set; } = new();

    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellationToken)
    {
        Token = token;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await firstAdmin.OpensAsync(Token, cancellationToken))
        {
            return await ShowAsync(cancellationToken);
        }

        var name = Input.Name.Trim();
        var actor = new AuditActor(null, name, HttpContext.Connection.RemoteIpAddress);
        var (result, admin) = await firstAdmin.CreateAsync(Input.Email.Trim(), name, New.Password, actor, cancellationToken);
        if (admin is null)
        {
            ModelState.AddErrors(result);
            return await ShowAsync(cancellationToken);
        }

        await signIn.SignInAsync(admin, isPersistent: false);
        this.Notify($"Welcome, {admin.DisplayName}. You are the admin of this installation. Add the first source to begin.");
        return RedirectToPage("/Sources/Index");
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        Response.KeepSecret();
        IsOpen = await firstAdmin.OpensAsync(Token, cancellationToken);
        if (!IsOpen)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }

    public sealed record AdminInput
    {
        [PlainText]
        [OneDirection]
        [Required(ErrorMessage = "Say your name.")]
        [StringLength(NewsTracker.Data.Accounts.User.MaxNameLength)]
        public string Name { get; init; } = "";

        [PlainText]
        [OneDirection]
        [Required(ErrorMessage = "Say your email address.")]
        [EmailAddress(ErrorMessage = "This is no email address.")]
        [StringLength(256)]
        public string Email { get; init; } = "";
    }
}
