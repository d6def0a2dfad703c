namespace NewsTracker.Web.Pages.Users;

/// <summary>Whether an account can be used, in words and with its mark.</summary>
public sealed record AccountState(string Mark, string Words, bool IsClosed)
{
    public static AccountState Of(DateTimeOffset? lockoutEnd, bool hasPassword, DateTimeOffset now) => lockoutEnd switch
    {
        { } end when end == DateTimeOffset.MaxValue => new("idle", "Closed", true),
        { } end when end > now => new("bad", $"Locked out for {Math.Ceiling((end - now).TotalMinutes):0} min", false),
        _ when !hasPassword => new("warning", "No password yet", false),
        _ => new("good", "Active", false),
    };
}
