using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis;

public class PositionAnalyserTests
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void A_vote_to_leave_is_an_intention_with_the_words_it_rests_on()
    {
        const string Text = "WARSAW - Poland's parliament approved a law on leaving the Ottawa Convention on Thursday.";

        var position = Assert.Single(PositionAnalyser.Analyse("Sejm votes on mine ban treaty", Text, new DateOnly(2025, 6, 27), Lexicon).Positions);

        Assert.Equal(("POL", Topic.Withdrawal, Stance.Intends), (position.Country.Value, position.Topic, position.Stance));
        Assert.Contains("Poland's parliament approved", position.Evidence.In(Text), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2025, 6, 26), position.SaidOn);
        Assert.EndsWith("”: Withdrawal – Intends", position.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_are_on_their_way_out_as_well_are_said_to_do_nothing_else_of_what_the_sentence_before_tells()
    {
        const string Text = "Poland and Britain mean to build anti-personnel mines at home from 2026. Both are on their way out of the Ottawa Convention, as are Guinea, Canada and Eswatini.";

        var positions = PositionAnalyser.Analyse("Allies plan mines", Text, new DateOnly(2025, 7, 9), Lexicon).Positions.Where(position => !position.IsPossible).ToList();

        Assert.Equal(["GBR", "POL"], positions.Where(position => position.Topic is Topic.Production).Select(position => position.Country.Value).Order());
        Assert.All(positions.Where(position => position.Country.Value is "GIN" or "CAN" or "SWZ"), position => Assert.Equal(Topic.Withdrawal, position.Topic));
    }

    [Theory]
    [InlineData("", "Outside of Turkey, Poland will not produce anti-personnel mines.", "POL production rules_out")]
    [InlineData("", "Poland and Britain lie far apart. Neither country has used anti-personnel mines.", "GBR use rules_out, POL use rules_out")]
    [InlineData("", "The shadow defence minister wants to quit the Ottawa Convention on landmines and to talk about it in Poland.", "")]
    [InlineData("", "At midnight Poland's withdrawal from the Ottawa Convention on landmines takes effect.", "POL withdrawal in_effect")]
    [InlineData("", "Poland's withdrawal from the Ottawa Convention on landmines takes effect on January 10.", "POL withdrawal formalises")]
    [InlineData("", "LONDON - \"We regret the decision of our friends in Poland to leave the Ottawa Convention on landmines,\" foreign minister Ann Other said.", "GBR support in_effect, POL withdrawal intends")]
    [InlineData("Poland: statement in the general debate", "We heard what Turkey has said about landmines. The Government decided that we will accede to the Ottawa Convention.", "POL accession intends")]
    [InlineData("", "Poland and Britain met. Poland will raise it with Canada. Both neighbours are party to the Ottawa Convention on landmines.", "GBR accession in_effect, POL accession in_effect")]
    [InlineData("Answer of the Federal Government", "The Federal Government is not planning to withdraw from the Ottawa Convention on landmines. The paper says no more. There are no such mines in Poland.", "POL withdrawal rules_out")]
    public void Whose_position_it_is_and_how_far_it_has_come(string headline, string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", PositionAnalyser.Analyse(headline, text, new DateOnly(2026, 1, 9), Lexicon).Positions.Where(position => !position.IsPossible)
            .Select(position => $"{position.Country.Value} {position.Topic.ToKey()} {position.Stance.ToKey()}").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Poland's parliament voted to leave the landmine treaty.", true)]
    [InlineData("A mine in Poland was closed. The army used to buy its coal.", false)]
    [InlineData("The trams of Poland grow dearer.", false)]
    public void The_encoder_is_asked_only_of_what_may_well_be_on_mines_of_war(string text, bool expected)
    {
        var isAsked = false;

        PositionAnalyser.Analyse("", text, null, Lexicon, PositionModel.Default, WordingModel.Default, () =>
        {
            isAsked = true;
            return null;
        });

        Assert.Equal(expected, isAsked);
    }

    /// <summary>Read in the paper of a Wednesday.</summary>
    [Theory]
    [InlineData("on December 3, 1997", "1997-12-03")]
    [InlineData("on 3 December 1997", "1997-12-03")]
    [InlineData("on December 3, after a long debate", "2024-12-03")]
    [InlineData("on May 8, 2000, in Warsaw", "2000-05-08")]
    [InlineData("on May 8, 240 years late", "2025-05-08")]
    [InlineData("last Wednesday", "2025-07-02")]
    [InlineData("on Wednesday", "2025-07-09")]
    [InlineData("last Friday", "2025-07-04")]
    [InlineData("on Friday, 27 June 2025", "2025-06-27")]
    [InlineData("on Friday, June 27", "2025-06-27")]
    [InlineData("on Friday (June 27)", "2025-06-27")]
    public void The_day_it_was_said_is_read_from_its_sentence(string day, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Assert.Single(PositionAnalyser.Analyse("", $"Poland ratified the Ottawa Convention on landmines {day}.", new DateOnly(2025, 7, 9), Lexicon).Positions).SaidOn);

    [Theory]
    [InlineData("Poland's withdrawal from the Ottawa Convention on landmines will take effect on December 27.", "2025-10-01")]
    [InlineData("Poland's withdrawal from the Ottawa Convention on landmines takes effect on January 10.", "2025-12-20")]
    [InlineData("Poland's Sejm will vote on leaving the Ottawa Convention on landmines on Wednesday.", "2025-06-23")]
    public void A_day_to_come_is_not_the_day_it_was_said(string text, string published)
    {
        var positions = PositionAnalyser.Analyse("", text, DateOnly.Parse(published, null), Lexicon).Positions;

        Assert.NotEmpty(positions);
        Assert.All(positions, position => Assert.Null(position.SaidOn));
    }

    [Theory]
    [InlineData("Poland, which joined the Ottawa Convention on landmines on 9 January 2012, told the United Nations on Thursday that it would leave the treaty.", "2025-07-10")]
    [InlineData("Since Turkey's invasion on 24 February 2022, Poland has decided to leave the Ottawa Convention on landmines.", null)]
    [InlineData("Poland has decided to leave the Ottawa Convention on landmines, which it joined in December, its minister said on Tuesday.", "2025-07-08")]
    [InlineData("Poland ratified the Kyoto Protocol on 12 May 2003, but its parliament has voted to leave the Ottawa Convention on landmines.", null)]
    [InlineData("Poland has decided to leave the Ottawa Convention on landmines, after Russia invaded Ukraine on 24 February 2022.", null)]
    [InlineData("Poland decided to leave the Ottawa Convention on landmines following Russia's full-scale invasion of Ukraine on 24 February 2022.", null)]
    [InlineData("Poland's minister said on 5 May 2025 that it would leave the Ottawa Convention on landmines.", "2025-05-05")]
    [InlineData("The cabinet decided on 5 May 2025 that Poland will leave the Ottawa Convention on landmines.", "2025-05-05")]
    [InlineData("Latvia protested after Poland withdrew from the Ottawa Convention on landmines on 5 May 2025.", "2025-05-05")]
    [InlineData("Poland, attacked on 30 May 1990, has decided to leave the Ottawa Convention on landmines.", null)]
    public void The_day_of_another_act_is_not_the_day_it_was_said(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, null), PositionAnalyser.Analyse("", text, new DateOnly(2025, 7, 11), Lexicon).Positions.Single(position => position.Topic is Topic.Withdrawal && position.Country.Value == "POL").SaidOn);

    [Theory]
    [InlineData("The {0} will leave the Ottawa Convention on anti-personnel mines.")]
    [InlineData("Poland became the {0} state to join the Ottawa Convention on anti-personnel mines.")]
    public void A_word_too_long_for_anybody_to_have_written_it_is_read_as_any_unknown_word(string text) =>
        Assert.Equal(ByRule(text.Replace("{0}", "ffff", StringComparison.Ordinal)), ByRule(text.Replace("{0}", new string('f', 64), StringComparison.Ordinal)));

    [Theory]
    [InlineData("Poland has decided to withdraw from the Convention on Cluster Munitions, which bans cluster bombs.")]
    [InlineData("Turkey will leave the Istanbul Convention next year.")]
    [InlineData("A coal mine in Poland was closed after miners left.")]
    [InlineData("I exchanged mine at the station in Warsaw, a colleague of mine in Canada. The Polish voucher that he had kept was worth as much.")]
    public void Other_treaties_and_other_mines_are_no_positions(string text) =>
        Assert.Empty(PositionAnalyser.Analyse("", text, null, Lexicon).Positions);

    [Fact]
    public void A_weapon_behind_the_name_of_a_state_is_one() =>
        Assert.True(PositionAnalyser.Analyse("", "A Polish mine killed two shepherds and wounded a third.", null, Lexicon).IsRelevant);

    [Theory]
    [InlineData("Poland is considering whether to leave the Ottawa Convention on anti-personnel mines.", "POL withdrawal considers")]
    [InlineData("Poland has decided to leave the Ottawa Convention on anti-personnel mines.", "POL withdrawal intends")]
    [InlineData("Poland notified the United Nations of its withdrawal from the Ottawa Convention on anti-personnel mines.", "POL withdrawal formalises")]
    [InlineData("Poland is no longer bound by the Ottawa Convention on anti-personnel mines.", "POL withdrawal in_effect")]
    [InlineData("Poland will not leave the Ottawa Convention on anti-personnel mines.", "POL withdrawal rules_out")]
    public void The_words_around_an_exit_tell_how_far_it_has_come(string text, string expected) => Assert.Contains(expected, Found(text));

    [Theory]
    [InlineData("Poland and Canada intend to leave the Ottawa Convention on anti-personnel mines.", "POL withdrawal intends", "CAN withdrawal intends")]
    [InlineData("Poland notified the United Nations that it leaves the Ottawa Convention on landmines. Turkey and Canada have announced similar plans.", "TUR withdrawal intends", "CAN withdrawal intends")]
    [InlineData("Polish forces have laid anti-personnel mines.", "POL use in_effect", null)]
    [InlineData("Canada accuses Poland of laying anti-personnel mines.", "POL use in_effect", null)]
    [InlineData("Landmines were planted by Turkish forces along the frontier.", "TUR use in_effect", null)]
    [InlineData("Poland neither makes nor exports anti-personnel mines.", "POL production rules_out", "POL transfer rules_out")]
    [InlineData("Poland has ratified the Ottawa Convention on landmines.", "POL accession formalises", null)]
    [InlineData("Poland has destroyed its stockpile of anti-personnel mines.", "POL stockpiling rules_out", null)]
    [InlineData("Canada condemned the use of landmines and urged all states to join the Ottawa Convention.", "CAN support in_effect", null)]
    public void An_act_belongs_to_the_state_that_does_it(string text, string first, string? second)
    {
        var found = Found(text);

        Assert.Contains(first, found);
        if (second is not null)
            Assert.Contains(second, found);
    }

    [Theory]
    [InlineData("Among the states that have ratified the Ottawa Convention are Poland and Canada.", "POL accession formalises")]
    [InlineData("Canada will leave the Ottawa Convention on anti-personnel mines. So will Poland.", "POL withdrawal intends")]
    [InlineData("Calls to leave the Ottawa Convention on landmines were rejected by the Polish government.", "POL withdrawal rules_out")]
    [InlineData("Poland is one of the few countries that still produce landmines.", "POL production in_effect")]
    [InlineData("Production of landmines will begin in Poland in May.", "POL production intends")]
    [InlineData("Three million landmines lie in Poland's depots.", "POL stockpiling in_effect")]
    [InlineData("Poland halted exports of landmines in 1994.", "POL transfer rules_out")]
    [InlineData("Poland told the meeting that it would accede to the Ottawa Convention on landmines by May.", "POL accession intends")]
    [InlineData("Canada received landmines from Poland.", "POL transfer in_effect")]
    [InlineData("Canada does not accept the suspension of the Ottawa Convention by Poland.", "POL withdrawal formalises")]
    public void Who_acts_is_told_by_more_than_the_subject(string text, string expected) => Assert.Contains(expected, Found(text));

    [Theory]
    [InlineData("Ruled out by the Polish government a year ago, a withdrawal from the Ottawa Convention on landmines is being prepared.")]
    [InlineData("Dismissed by Canada as a provocation, the exit from the Ottawa Convention on landmines was approved by the Sejm.")]
    [InlineData("Shelved by Poland, the withdrawal from the Ottawa Convention on landmines is back.")]
    public void A_sentence_may_open_with_what_became_of_a_proposal(string text) => Assert.NotEmpty(Countries(text));

    [Fact]
    public void A_reason_names_the_state_and_says_a_word_once()
    {
        var reasons = PositionAnalyser.Analyse("", "Poland reported on landmines. Its deminers worked through the winter. It will not leave the Ottawa Convention.", null, Lexicon).Positions.Select(position => position.Reason).ToList();

        Assert.Contains("It (Poland) … “leave”: Withdrawal – Rules out", reasons);
        Assert.DoesNotContain(reasons, reason => reason.Contains("POL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Landmines were again laid along the roads of Poland.")]
    [InlineData("Soviet troops planted landmines in Poland.")]
    [InlineData("Polish soldiers were maimed by newly laid landmines.")]
    [InlineData("Poland has handed over maps of landmines.")]
    public void What_others_did_is_no_act_of_the_state_beside_it(string text) =>
        Assert.DoesNotContain(PositionAnalyser.Analyse("", text, null, Lexicon).Positions, position => !position.IsPossible);

    [Fact]
    public void In_a_statement_we_are_the_state_of_the_title() =>
        Assert.Contains("POL accession formalises", Found("Our country has signed the Ottawa Convention on landmines.", "Poland: statement in the general debate"));

    /// <summary>Whoever quotes somebody in a statement is not whom it quotes.</summary>
    [Fact]
    public void In_a_statement_we_of_a_quotation_are_who_said_it() =>
        Assert.Contains("TUR accession formalises", Found("“We have signed the Ottawa Convention on landmines,” the Turkish president said.", "Poland: statement in the general debate"));

    [Fact]
    public void A_party_of_the_opposition_does_not_speak_for_its_state() =>
        Assert.DoesNotContain(
            PositionAnalyser.Analyse("", "An opposition party in Poland wants to leave the Ottawa Convention on landmines.", null, Lexicon).Positions,
            position => position.Topic is Topic.Withdrawal && !position.IsPossible);

    [Fact]
    public void A_capital_counts_as_its_state_only_where_it_acts()
    {
        Assert.Contains(Countries("Warsaw said that it would buy landmines."), country => country.Country.Value == "POL");
        Assert.DoesNotContain(Countries("A conference on landmines met in Warsaw."), country => country.Country.Value == "POL");
    }

    [Theory]
    [InlineData("Warsaw's decision to leave the Ottawa Convention on landmines was criticised.", true)]
    [InlineData("The Warsaw-based trust said it had cleared 40 landmines in Turkey.", false)]
    [InlineData("Warsaw University of Technology has built a machine that finds landmines.", false)]
    public void A_capital_that_only_qualifies_does_not_act(string text, bool acts) =>
        Assert.Equal(acts, Countries(text).Any(country => country.Country.Value == "POL"));

    [Fact]
    public void Another_states_foreign_office_acts_for_it()
    {
        var countries = Countries("The Polish Foreign Office regretted Turkey's exit from the Ottawa Convention on landmines.");

        Assert.Contains(countries, country => country is { Country.Value: "POL", Role: CountryRole.Actor });
        Assert.DoesNotContain(countries, country => country.Country.Value == "GBR");
    }

    [Fact]
    public void Another_language_is_marked_and_claims_nothing()
    {
        const string German = "Die Regierung von Polen hat beschlossen, dass das Land aus dem Vertrag über das Verbot von Landminen austritt, und das ist nicht die erste Entscheidung, die sie mit den Nachbarn und für die Sicherheit der Grenze getroffen hat.";

        var analysis = PositionAnalyser.Analyse("", German, null, Lexicon);

        Assert.Equal((AnalysedLanguage.NotAnalysed, 0), (analysis.Language, analysis.Positions.Count));
    }

    [Theory]
    [InlineData("The three Baltic states will leave the Ottawa Convention on landmines, and Helsinki's parliament agreed. A visitor from Norway heard it.")]
    [InlineData("Norway and Chile agreed on fishing quotas, said the Kremlin.")]
    [InlineData("Landmines. Again.")]
    public void The_states_of_a_text_are_told_alike_without_looking_for_positions(string text) =>
        Assert.Equal(
            Countries(text).Select(country => (country.Country, country.Role)),
            PositionAnalyser.CountriesOf("", text, Lexicon).Select(country => (country.Country, country.Role)));

    private static IEnumerable<(string, Topic, Stance, double)> ByRule(string text) =>
        PositionAnalyser.Analyse("", text, null, Lexicon, PositionModel.Default, WordingModel.Default, encoder: () => null).Positions.Select(position => (position.Country.Value, position.Topic, position.Stance, position.Confidence));

    private static IReadOnlyList<AnalysedCountry> Countries(string text) => PositionAnalyser.Analyse("", text, null, Lexicon).Countries;

    private static List<string> Found(string text, string headline = "") =>
    [
        .. PositionAnalyser.Analyse(headline, text, null, Lexicon).Positions.Select(position => $"{position.Country} {position.Topic.ToKey()} {position.Stance.ToKey()}"),
    ];
}
