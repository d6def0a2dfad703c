namespace NewsTracker.Scraping.LanguageModel;

/// <summary>What having stored articles read may cost at most.</summary>
/// <param name="Articles">How many it would be given at most; one more than are counted where there are more.</param>
/// <param name="TokensEach">The most that one of them may take.</param>
/// <param name="LookedThroughSince">When the last job that looked through all was asked for: only what came in or changed since is counted. Absent where none has.</param>
public sealed record ModelArchiveCost(int Articles, int TokensEach, int CallsPerDay, int TokensPerDay, DateTimeOffset? LookedThroughSince = null)
{
    public bool IsMoreThanCounted => Articles > ModelArchive.CountedAtMost;

    public long TokensAtMost => (long)Articles * TokensEach;

    /// <summary>Within half of the caps, if nothing else takes of that half meanwhile.</summary>
    public long DaysAtMost => (Articles + PerDay - 1) / PerDay;

    private int PerDay => ArchiveShare.PerDay(CallsPerDay, TokensPerDay, TokensEach);
}
