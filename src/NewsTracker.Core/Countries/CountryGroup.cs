namespace NewsTracker.Core.Countries;

/// <summary>States that are looked at together: an alliance, a union, the neighbours of one. Membership has dates, so that a past day shows the group of that day.</summary>
/// <param name="Key">Stable, for addresses: "nato".</param>
/// <param name="Source">Where the memberships can be checked.</param>
public sealed record CountryGroup(string Key, string Name, string Source, IReadOnlyList<GroupMembership> Members)
{
    public IReadOnlySet<CountryCode> MembersOn(DateOnly day) => Members.Where(member => member.Covers(day)).Select(member => member.Country).ToHashSet();
}

/// <summary>One stay of a state in a group; who left and came back has two.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day outside; null for a member to this day.</param>
public sealed record GroupMembership(CountryCode Country, DateOnly From, DateOnly? Until)
{
    public bool Covers(DateOnly day) => From <= day && (Until is not { } end || day < end);
}
