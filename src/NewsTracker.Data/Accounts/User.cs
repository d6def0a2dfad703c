using Microsoft.AspNetCore.Identity;

namespace NewsTracker.Data.Accounts;

/// <summary>Someone who can sign in. The user name is the email address.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxNameLength = 120;

    /// <summary>How the user is named to colleagues and in the audit log.</summary>
    public required string DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
