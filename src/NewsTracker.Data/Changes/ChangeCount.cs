namespace NewsTracker.Data.Changes;

/// <summary>How many transactions have changed what pages show (Migrations/ChangeCounts.sql). Between two equal readings nothing was committed that either is asked for.</summary>
/// <param name="Archive">Of what all see: articles, stories, sources, tags, states, settings.</param>
/// <param name="People">Of what is each reader's own: what they have read, notices, accounts.</param>
public readonly record struct ChangeCount(long Archive, long People);
