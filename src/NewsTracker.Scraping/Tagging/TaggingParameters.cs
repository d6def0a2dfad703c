namespace NewsTracker.Scraping.Tagging;

/// <summary>Which act on many articles to do.</summary>
/// <param name="Through">The newest article that was meant by a query: what came in later, nobody saw. Absent for a rule, and in what was asked before this was kept.</param>
public sealed record TaggingParameters(long TaggingId, long? Through = null)
{
    public const string Kind = "tag-articles";
}

/// <summary>Which act on many articles to take back.</summary>
public sealed record TaggingUndoParameters(long TaggingId)
{
    public const string Kind = "undo-tagging";
}

/// <summary>How far a job came: the last article, or the last entry of the history, that it dealt with.</summary>
/// <param name="Done">How many articles it has dealt with, changed or not.</param>
internal sealed record TaggingCheckpoint(long AfterId, int Changed, int Done = 0);
