using System.ComponentModel.DataAnnotations;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Users;

/// <summary>Whom an account belongs to, as an admin writes it.</summary>
public record PersonInput
{
    [PlainText]
    [OneDirection]
    [Required(ErrorMessage = "Say the user's name.")]
    [StringLength(NewsTracker.Data.Accounts.User.MaxNameLength)]
    public string Name { get; init; } = "";

    [PlainText]
    [OneDirection]
    [Required(ErrorMessage = "Say the user's email address.")]
    [EmailAddress(ErrorMessage = "This is no email address.")]
    [StringLength(256)]
    public string Email { get; init; } = "";
}
