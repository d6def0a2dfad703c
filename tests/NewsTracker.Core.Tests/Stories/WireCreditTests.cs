using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

public sealed class WireCreditTests
{
    [Theory]
    [InlineData("VILNIUS, July 9 (Reuters) - Lithuania plans to make mines.", "Reuters")]
    [InlineData("Vilnius (AFP) – Lithuania plans to make mines.", "AFP")]
    [InlineData("Lithuania plans to make mines. (PTI)", "PTI")]
    [InlineData("Lithuania plans to make mines.\n\n(With inputs from agencies.)", "agencies")]
    [InlineData("Lithuania plans to make mines.\n\nWith inputs from PTI and ANI", "PTI, ANI")]
    [InlineData("Lithuania plans to make mines. (Reuters/AFP)", "Reuters, AFP")]
    [InlineData("Lithuania plans to make mines.\n\nSource: BNS", "BNS")]
    [InlineData("Lithuania plans to make mines.\n(Agence France-Presse)", "AFP")]
    public void The_agency_is_named_where_the_text_credits_one(string body, string agency) => Assert.Equal(agency, WireCredit.Find(body, []));

    [Theory]
    [InlineData("Lithuania plans to make mines, the minister told Reuters in an interview.")]
    [InlineData("The Bank of Lithuania (BNS is no part of it) said so. The party (PAP) won.")]
    [InlineData("Source: the author's own photographs")]
    [InlineData("")]
    public void A_text_that_only_mentions_an_agency_credits_none(string body) => Assert.Null(WireCredit.Find(body, []));

    [Fact]
    public void The_credit_line_counts() => Assert.Equal("AFP", WireCredit.Find("Lithuania plans to make mines.", ["Jonas Petrauskas", "AFP"]));

    [Theory]
    [InlineData("VILNIUS, July 9 (Reuters) - Lithuania plans mines. (Reuters)", "Lithuania plans mines.")]
    [InlineData("Poland's Sejm - the lower house - votes.", "Poland's Sejm - the lower house - votes.")]
    [InlineData("Plans were dropped (for now), he said.", "Plans were dropped (for now), he said.")]
    public void Credits_are_no_part_of_what_is_compared(string body, string text) => Assert.Equal(text, WireCredit.Remove(body).Trim());
}
