using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public class StatementTitleTests
{
    private static readonly CountryMentionFinder Finder = new(SampleLexicon.Create());

    [Theory]
    [InlineData("Poland: statement in the general debate", "POL")]
    [InlineData("Poland: Joint press statement", "POL")]
    [InlineData("Poland: explanation of vote in the First Committee", "POL")]
    [InlineData("Poland: statement by the permanent representative to the United Nations", "POL")]
    [InlineData("Ministry of Foreign Affairs of Turkey: spokesperson's remarks", "TUR")]
    [InlineData("U.S. Department of State post", "USA")]
    [InlineData("Embassy of Canada", "CAN")]
    [InlineData("Polish Ministry of Defence: news", "POL")]
    [InlineData("Foreign Office: press release", "GBR")]
    [InlineData("Polish Ministry of Defence statement on mines", "POL")]
    [InlineData("Statement of the Ministry of Foreign Affairs of Turkey", "TUR")]
    [InlineData("Poland: Foreign Minister's statement", "POL")]
    [InlineData("Poland: high-level statement", "POL")]
    [InlineData("Poland: final statement by the Prime Minister on Turkey", "POL")]
    [InlineData("Poland: statement of solidarity with Turkey", "POL")]
    [InlineData("Poland: joint statement by Canada and Poland", "POL")]
    [InlineData("Poland: statement by the Foreign Office", "POL")]
    public void Who_issues_a_statement_stands_in_its_title(string headline, string expected) =>
        Assert.Equal(expected, StatementTitle.SpeakerOf(headline, "", Finder)?.Value);

    [Theory]
    [InlineData("Poland: parliament postpones vote on leaving mine ban")]
    [InlineData("Poland: three parties, six statements")]
    [InlineData("Poland, on behalf of a group of States: statement in the First Committee")]
    [InlineData("Poland: a change of posture, says the Washington Post")]
    [InlineData("Poland: minister to make a statement on mines")]
    [InlineData("Turkey: Statement by the UN Special Rapporteur on landmines")]
    [InlineData("Turkey: joint statement of aid groups")]
    [InlineData("Defence Ministry: Turkey laid mines")]
    [InlineData("Polish Ministry denies mine report")]
    [InlineData("Polish Ministry rejects statement on mines")]
    [InlineData("Polish Ministry declines to address mine reports")]
    [InlineData("Poland: Post-war mine clearance will take decades")]
    [InlineData("Turkey: Joint statement by Canada, Poland and the United Kingdom")]
    [InlineData("Turkey: statement by the foreign ministers of Canada and Poland")]
    [InlineData("Turkey: Statement attributable to the Spokesperson for the Secretary-General")]
    public void A_headline_that_only_names_a_state_makes_it_no_speaker(string headline) =>
        Assert.Null(StatementTitle.SpeakerOf(headline, "", Finder));

    [Theory]
    [InlineData("Interview with the Polish defence minister", "Q: Do you leave?\nA: We do.", "POL")]
    [InlineData("Interview", "Poland's president met us in Warsaw.\nQ: Do you leave?\nA: We do.", "POL")]
    [InlineData("Interview", "Guest: vice-minister of national defence of Poland\nQ: Will Turkey leave?\nA: Ask Turkey.", "POL")]
    [InlineData("Interview with a campaigner on Poland", "Q: Does Poland leave?\nA: We must stop it.", null)]
    public void An_official_is_interviewed_for_his_state(string headline, string text, string? expected) =>
        Assert.Equal(expected, StatementTitle.SpeakerOf(headline, text, Finder)?.Value);
}
