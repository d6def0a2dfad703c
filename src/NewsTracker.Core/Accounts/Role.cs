namespace NewsTracker.Core.Accounts;

/// <summary>The roles' names. They contain one another: Admin ⊃ Editor ⊃ Analyst.</summary>
public static class Role
{
    public const string Admin = "Admin";
    public const string Editor = "Editor";
    public const string Analyst = "Analyst";

    public static IReadOnlyList<string> All { get; } = [Analyst, Editor, Admin];
}
