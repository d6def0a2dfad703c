namespace NewsTracker.Web.Pages.Users;

/// <summary>A role to choose, with what it lets somebody do.</summary>
public sealed record RoleChoice(string Role, string Does)
{
    public static IReadOnlyList<RoleChoice> All { get; } =
    [
        new(Core.Accounts.Role.Analyst, "Reads everything."),
        new(Core.Accounts.Role.Editor, "Also adds articles, and decides on positions, tags and triage."),
        new(Core.Accounts.Role.Admin, "Also manages sources, users and settings."),
    ];
}

/// <summary>The roles as a field of a form.</summary>
/// <param name="Name">The field's name in the form.</param>
/// <param name="Chosen">The role that is chosen; absent where none is.</param>
public sealed record RoleField(string Name, string? Chosen);
