namespace NewsTracker.Web.Accounts;

internal static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Hashing takes time that grows with the length; a passphrase never needs more.</summary>
    public const int MaxLength = 256;

    public const int MinDistinct = 5;
}
