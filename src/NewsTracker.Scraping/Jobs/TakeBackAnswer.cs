namespace NewsTracker.Scraping.Jobs;

/// <summary>What came of asking that an act on many things be taken back.</summary>
public enum TakeBackAnswer
{
    Begun,

    /// <summary>It is still being done, or being taken back.</summary>
    StillRuns,

    /// <summary>It changed nothing, or nothing that stands.</summary>
    NothingStands,
}
