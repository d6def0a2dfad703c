using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Users;

[Authorize(Policy = Policy.Administer)]
public sealed class EditModel(NewsTrackerDbContext db, UserManager<User> users, SignInManager<User> signIn, UserDirectory directory, TimeProvider clock) : PageModel
{
    private const string EndedLinks = " A link to set the password that was issued before does not hold any more.";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AccountView Account { get; private set; } = null!;

    /// <summary>How many articles are theirs to work on though they cannot: the role is another now, or the account is closed.</summary>
    public int Stranded { get; private set; }

    /// <summary>The name and email that were sent and refused; null where there are none, and the form has those of the account.</summary>
    public PersonInput? Sent { get; private set; }

    /// <summary>The link just issued; shown once.</summary>
    public string? Link { get; private set; }

    private bool IsOwn => Id.ToString() == users.GetUserId(User);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(Id.ToString()) is not { } user)
        {
            return NotFound();
        }

        Link = this.TakePasswordLink(Id);
        if (Link is not null)
        {
            Response.KeepSecret();
        }

        return await ShowAsync(user, cancellationToken);
    }

    public Task<IActionResult> OnPostPersonAsync(PersonInput person, CancellationToken cancellationToken)
    {
        Sent = person;
        return ChangeAsync(
            async user =>
            {
                var result = await directory.CorrectAsync(user, person.Email.Trim(), person.Name.Trim(), HttpContext.Actor(), cancellationToken);
                if (result.Succeeded && IsOwn)
                {
                    // The admin's own name stands at the head of the very next page.
                    await signIn.RefreshSignInAsync(user);
                }

                return result;
            },
            user => $"The account is {user.DisplayName}'s, {user.Email}, now.",
            cancellationToken);
    }

    public Task<IActionResult> OnPostRoleAsync(
        [AllowedValues(Role.Analyst, Role.Editor, Role.Admin, ErrorMessage = "Choose a role.")] string role, CancellationToken cancellationToken) => ChangeAsync(
        async user => IsOwn
            ? IdentityResult.Failed(new IdentityError { Code = "Own", Description = "This is your own account. Another admin can change its role." })
            : await directory.ChangeRoleAsync(user, role, HttpContext.Actor(), cancellationToken),
        user => $"{user.DisplayName} is {role} now.{(user.PasswordHash is null ? "" : EndedLinks)}",
        cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => ChangeAsync(
        async user => IsOwn
            ? IdentityResult.Failed(new IdentityError { Code = "Own", Description = "This is your own account. Another admin can close it." })
            : await directory.SetDisabledAsync(user, disabled: true, HttpContext.Actor(), cancellationToken),
        user => $"The account of {user.DisplayName} is closed.",
        cancellationToken);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) => ChangeAsync(
        user => directory.SetDisabledAsync(user, disabled: false, HttpContext.Actor(), cancellationToken),
        user => $"The account of {user.DisplayName} is open again.{EndedLinks}",
        cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken) => ChangeAsync(
        async user =>
        {
            var (result, token) = await directory.IssuePasswordTokenAsync(user, HttpContext.Actor(), cancellationToken);
            this.HandOver(user.Id, token);
            if (token is not null && IsOwn)
            {
                // The admin stays signed in here: the next page shows the link, once.
                await signIn.RefreshSignInAsync(user);
            }

            return result;
        },
        _ => $"The link is below.{EndedLinks}",
        cancellationToken);

    private async Task<IActionResult> ChangeAsync(Func<User, Task<IdentityResult>> change, Func<User, string> notice, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(Id.ToString()) is not { } user)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var result = await change(user);
            if (result.Succeeded)
            {
                this.Notify(notice(user));
                return RedirectToPage(new { id = Id });
            }

            ModelState.AddErrors(result);
        }

        return await users.FindByIdAsync(Id.ToString()) is { } unchanged ? await ShowAsync(unchanged, cancellationToken) : NotFound();
    }

    private async Task<PageResult> ShowAsync(User user, CancellationToken cancellationToken)
    {
        Account = new AccountView(
            user.DisplayName,
            user.Email ?? "",
            (await users.GetRolesAsync(user)).FirstOrDefault(),
            AccountState.Of(user.LockoutEnd, user.PasswordHash is not null, clock.GetUtcNow()),
            user.CreatedAt,
            IsOwn);
        Stranded = await db.Editors().AnyAsync(u => u.Id == Id, cancellationToken) ? 0 : await db.Articles.WaitingFor(Id).CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        return Page();
    }

    public sealed record AccountView(string Name, string Email, string? Role, AccountState State, DateTimeOffset CreatedAt, bool IsOwn);
}
