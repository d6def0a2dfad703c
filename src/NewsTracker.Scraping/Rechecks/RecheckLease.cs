namespace NewsTracker.Scraping.Rechecks;

/// <summary>A check that this process is to make.</summary>
/// <param name="Losses">How many processes in a row that were to make it ended meanwhile: their leases ran out and were not given back.</param>
internal sealed record RecheckLease(long ArticleId, long Epoch, string Url, DateTimeOffset FirstSeenAt, int Step, int Failures, int Losses)
{
    /// <summary>So many losses may be chance, since all that a process looks at is lost with it.</summary>
    public const int Borne = 2;

    /// <summary>Whether it may be what ends them: made at once by one after the other it would end them all.</summary>
    public bool EndsProcesses => Losses > Borne;
}
