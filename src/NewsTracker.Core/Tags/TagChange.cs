namespace NewsTracker.Core.Tags;

/// <summary>One act of an editor on the tree. It may touch several tags: a merge moves the children too. Never changed once stored; undoing it is another change.</summary>
public sealed class TagChange
{
    public long Id { get; init; }

    public required TagAct Act { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time, kept readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    /// <summary>The change that this one takes back.</summary>
    public long? UndoesId { get; init; }

    public List<TagVersion> Versions { get; } = [];
}

/// <summary>What a change made of one tag.</summary>
public sealed class TagVersion
{
    public long TagId { get; init; }

    public Tag? Tag { get; init; }

    /// <summary>The <see cref="Tag.Version"/> that it made.</summary>
    public required int Number { get; init; }

    public long ChangeId { get; init; }

    public TagChange? Change { get; init; }

    /// <summary>Absent where the tag was created.</summary>
    public TagState? Before { get; init; }

    public required TagState After { get; init; }
}

/// <summary>What was done to the tree of tags.</summary>
public enum TagAct
{
    Created,
    Edited,
    Moved,
    Merged,
    Deprecated,
    Restored,
    Undone,
}
