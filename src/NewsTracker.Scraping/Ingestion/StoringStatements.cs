namespace NewsTracker.Scraping.Ingestion;

/// <summary>What storing says to the server before it stores.</summary>
internal static class StoringStatements
{
    /// <summary>Sorted, so that two transactions never wait for each other.</summary>
    public const string LockKeys = "select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1) as key order by 1 offset 0) ordered";

    /// <summary>
    /// The disk is not waited for where a ledger tells afterwards what was stored: the ledger's own commit comes later in the same log and waits for all before it, so what it tells of
    /// is kept, and what a crash of the server takes is in no ledger and comes again with the next poll.
    /// </summary>
    public const string DoNotWaitForDisk = "set local synchronous_commit = off";
}
