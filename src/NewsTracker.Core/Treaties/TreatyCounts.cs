namespace NewsTracker.Core.Treaties;

/// <summary>How many states belong to the Convention on a day, in the two ways it is counted.</summary>
/// <param name="Participants">As the depositary and campaigns count: instruments deposited, less withdrawals in effect.</param>
/// <param name="StatesParties">States bound on the day; about six months behind for new ones.</param>
public sealed record TreatyCounts(int Participants, int StatesParties)
{
    public static TreatyCounts On(IEnumerable<TreatyAct> acts, DateOnly date)
    {
        var states = acts.GroupBy(act => act.CountryCode).ToList();
        return new(
            states.Count(state => TreatyStatuses.IsParticipantOn(state, date)),
            states.Count(state => TreatyStatuses.StatusOn(state, date) is TreatyStatus.StateParty));
    }
}
