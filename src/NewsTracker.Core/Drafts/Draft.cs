namespace NewsTracker.Core.Drafts;

/// <summary>What somebody has typed into a form and not yet sent, so that neither a crash of the browser nor of the server costs it.</summary>
public sealed class Draft
{
    public const int MaxKeyLength = 80;

    /// <summary>Characters of all fields together.</summary>
    public const int MaxLength = 50_000;

    /// <summary>Drafts kept of one user; the oldest go first.</summary>
    public const int MaxPerUser = 100;

    public required Guid UserId { get; init; }

    /// <summary>Which form, on what: <c>annotation:12:new</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The form's fields by name.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
