namespace NewsTracker.Core.Positions;

/// <summary>What a position is about, in the codebook's order. Stored and sent by its key: see <see cref="CodebookKeys"/>.</summary>
public enum Topic
{
    Withdrawal = 1,
    Accession,
    Support,
    Production,
    Stockpiling,
    Use,
    Transfer,
    Clearance,
}
