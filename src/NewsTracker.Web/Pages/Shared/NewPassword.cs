using System.ComponentModel.DataAnnotations;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>A password typed twice; drawn by <c>_NewPassword</c>.</summary>
public sealed record NewPassword
{
    [Required(ErrorMessage = "Type a password.")]
    [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "The password needs {2} to {1} characters.")]
    public string Password { get; init; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords are not the same.")]
    public string Repeated { get; init; } = "";

    public string Label { get; internal init; } = "Password";
}
