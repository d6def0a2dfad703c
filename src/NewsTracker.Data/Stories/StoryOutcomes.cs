using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>What became of an editor's change to stories.</summary>
public abstract record StoryOutcome
{
    private StoryOutcome()
    {
    }

    /// <param name="StoryId">The story in which the moved articles are now.</param>
    public sealed record Done(StoryRuling Ruling, long StoryId) : StoryOutcome;

    /// <summary>Not done, and what to do instead.</summary>
    public sealed record Refused(string Why) : StoryOutcome;

    /// <summary>The story, or the ruling, is no longer there.</summary>
    public sealed record Gone : StoryOutcome;
}
