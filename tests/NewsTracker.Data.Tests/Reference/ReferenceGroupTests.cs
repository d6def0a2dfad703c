using NewsTracker.Core.Countries;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Reference;

/// <summary>Memberships against the figures that the organisations print.</summary>
public class ReferenceGroupTests
{
    private static readonly IReadOnlyList<CountryGroup> Groups = ReferenceData.LoadGroups();

    [Theory]
    [InlineData("nato", "1997-12-03", 16)]
    [InlineData("nato", "2004-03-28", 19)]
    [InlineData("nato", "2004-03-29", 26)]
    [InlineData("nato", "2023-04-03", 30)]
    [InlineData("nato", "2023-04-04", 31)]
    [InlineData("nato", "2024-03-07", 32)]
    [InlineData("eu", "1997-12-03", 15)]
    [InlineData("eu", "2004-05-01", 25)]
    [InlineData("eu", "2013-07-01", 28)]
    [InlineData("eu", "2020-01-31", 28)]
    [InlineData("eu", "2020-02-01", 27)]
    [InlineData("p5", "1997-12-03", 5)]
    [InlineData("csto", "1997-12-03", 9)]
    [InlineData("csto", "1999-05-01", 6)]
    [InlineData("csto", "2007-01-01", 7)]
    [InlineData("csto", "2025-01-01", 6)]
    [InlineData("russia-neighbours", "2025-01-01", 14)]
    public void A_group_has_as_many_members_as_it_had_on_the_day(string key, string day, int members) =>
        Assert.Equal(members, Groups.Single(group => group.Key == key).MembersOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).Count);

    [Fact]
    public void Every_member_is_a_state_of_the_reference_data()
    {
        var codes = ReferenceData.Load().Countries.Select(country => country.Code).ToHashSet();
        var members = Groups.SelectMany(group => group.Members).ToList();

        Assert.True(members.Count > 80);
        Assert.All(members, member => Assert.Contains(member.Country, codes));
        Assert.All(members, member => Assert.True(member.Until is null || member.From < member.Until));
    }
}
