using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Reference;

/// <summary>The shape of groups.json.</summary>
internal sealed record GroupFile(string Key, string Name, string Source, IReadOnlyList<GroupFile.Member> Members)
{
    public static IReadOnlyList<CountryGroup> Read(Stream stream) =>
        [.. ReferenceJson.Read<IReadOnlyList<GroupFile>>(stream).Select(file => new CountryGroup(file.Key, file.Name, file.Source, [.. file.Members.Select(member => member.ToMembership())]))];

    internal sealed record Member(string Country, DateOnly From, DateOnly? Until)
    {
        public GroupMembership ToMembership() => new(CountryCode.Parse(Country, provider: null), From, Until);
    }
}
