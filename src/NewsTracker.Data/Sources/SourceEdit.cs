namespace NewsTracker.Data.Sources;

/// <summary>What came of changing a setting of a source or feed.</summary>
public abstract record SourceEdit<TValue>
{
    private SourceEdit()
    {
    }

    public sealed record Done : SourceEdit<TValue>;

    /// <summary>There is no such source, or no such feed with that setting.</summary>
    public sealed record NotFound : SourceEdit<TValue>;

    /// <summary>Somebody else changed it after the form was opened; nothing was saved.</summary>
    /// <param name="Current">What holds now.</param>
    /// <param name="By">Who made it so; absent where that was no act on this setting, as an import of a list.</param>
    public sealed record Outdated(TValue Current, LastAct? By) : SourceEdit<TValue>;
}

/// <summary>Who acted, and when.</summary>
public sealed record LastAct(string Name, DateTimeOffset At);
