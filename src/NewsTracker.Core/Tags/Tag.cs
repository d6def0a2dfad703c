namespace NewsTracker.Core.Tags;

/// <summary>An editor's label; tags form a small tree. A tag is deprecated, never removed: what carries it keeps it, and is found by the tag it redirects to.</summary>
public sealed class Tag
{
    public const int MaxNameLength = 80;

    public const int MaxScopeNoteLength = 1000;

    public const int MaxAliases = 20;

    public long Id { get; init; }

    /// <summary>Stable key for addresses and queries: lower case, words joined by hyphens. Renaming does not change it.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>What the tag is for, and what it is not for.</summary>
    public string? ScopeNote { get; set; }

    public long? ParentId { get; set; }

    public Tag? Parent { get; set; }

    public List<Tag> Children { get; } = [];

    public TagColour Colour { get; set; }

    /// <summary>Other words by which it is found.</summary>
    public string[] Aliases { get; private set; } = [];

    public DateTimeOffset? DeprecatedAt { get; private set; }

    /// <summary>The tag that stands for this deprecated one.</summary>
    public long? RedirectToId { get; private set; }

    /// <summary>Counts the changes: whoever changes a tag says which version they have read.</summary>
    public int Version { get; private set; }

    public TagState State => new(Name, ScopeNote, ParentId, Colour, Aliases, DeprecatedAt is not null, RedirectToId);

    /// <summary>Takes a new state, as its next version.</summary>
    public void Take(TagState state, DateTimeOffset at)
    {
        if (state.IsDeprecated != (DeprecatedAt is not null))
        {
            DeprecatedAt = state.IsDeprecated ? at : null;
        }

        (Name, ScopeNote, ParentId, Colour) = (state.Name, state.ScopeNote, state.ParentId, state.Colour);
        (Aliases, RedirectToId) = ([.. state.Aliases], state.RedirectToId);
        Version++;
    }
}
