namespace NewsTracker.Core.Treaties;

/// <summary>How a state stands to the Convention on a day.</summary>
public enum TreatyStatus
{
    NotAParty,
    Signatory,

    /// <summary>Deposited its instrument; the Convention is not yet in force for it.</summary>
    ContractingState,
    StateParty,
    Withdrawn,
}
