using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis.Wording;

public class WordingReaderTests
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    private static readonly WordingModel Footing = WordingModels.Of(
        [.. WordingLabels.Topics.Select(topic => (WordingLabels.Of(topic), -3f, (float[])[topic is Topic.Clearance ? 1 : 0])), (WordingLabels.Of(Topic.Clearance, Stance.InEffect), 0, [1])],
        [("n:bill", [4.5f])]);

    [Fact]
    public void Where_the_rules_are_silent_the_wording_speaks()
    {
        const string Text = "Guinea freed two more valleys from landmines. The bill went to Poland.";

        var candidate = Assert.Single(PositionAnalyser.Candidates("", Text, Lexicon, Footing), candidate => candidate.Finding.Cue == "wording" && candidate.Country.Value == "POL");

        Assert.Equal(("POL", Topic.Clearance, Stance.InEffect), (candidate.Country.Value, candidate.Topic, candidate.Stance));
        Assert.Equal("bill", candidate.Finding.Event.Atom.Word);
    }

    [Fact]
    public void Where_a_rule_has_a_reading_the_wording_only_weighs()
    {
        var candidates = PositionAnalyser.Candidates("", "Poland will pay the bill for the demining of Guinea.", Lexicon, Footing).Where(candidate => candidate.Country.Value == "POL").ToList();

        Assert.NotEmpty(candidates);
        Assert.DoesNotContain(candidates, candidate => candidate.Features.Contains("alone=clearance"));
        Assert.Contains(candidates, candidate => candidate.Features.Contains("wording>1.2") && !candidate.Features.Contains("wording>1.6"));
    }

    [Theory]
    [InlineData("The nationalist party demands that Poland quit the Ottawa Convention on landmines.")]
    [InlineData("Two Polish soldiers lost their legs to landmines.")]
    [InlineData("Campaigners implored Turkey not to lay landmines.")]
    [InlineData("Poland has deepened the shaft of its copper mine and pays the miners more.")]
    public void What_is_only_spoken_of_a_state_is_not_shown(string text) => Assert.Empty(Shown(text));

    [Fact]
    public void The_names_of_states_are_no_part_of_the_wording()
    {
        var (one, other) = (Features("Poland paid for the demining of Guinea."), Features("Turkey paid for the demining of Canada."));

        Assert.Equal(one, other);
        Assert.DoesNotContain(one, feature => feature.Contains("poland", StringComparison.OrdinalIgnoreCase) || feature.Contains("guinea", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Where_the_state_is_only_meant_the_sentence_before_belongs_to_its_wording()
    {
        var states = PositionAnalyser.Worded("", "Poland cleared the landmines of the valley. It paid for the teams. Poland is content.", Lexicon, TokenNumbers.None).ToList();

        Assert.DoesNotContain(states[0].Features(), IsOfSentenceBefore);
        Assert.Contains("p:valley", states[1].Features());
        Assert.DoesNotContain(states[2].Features(), IsOfSentenceBefore);

        static bool IsOfSentenceBefore(string feature) => feature.StartsWith("p:", StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_article_names_and_what_it_names_often_belongs_to_every_state()
    {
        var features = PositionAnalyser.Worded("", "Poland has landmines. Turkey makes landmines. Guinea wants no landmines and no treaty.", Lexicon, TokenNumbers.None).First().Features();

        Assert.Contains("a:Mine", features);
        Assert.Contains("A:Mine", features);
        Assert.DoesNotContain("A:Treaty", features);
    }

    private static List<string> Features(string text) => [.. PositionAnalyser.Worded("", text, Lexicon, TokenNumbers.None).First().Features().Order(StringComparer.Ordinal)];

    private static List<string> Shown(string text) =>
    [
        .. PositionAnalyser.Analyse("", text, null, Lexicon).Positions.Where(position => !position.IsPossible).Select(position => $"{position.Country} {position.Topic.ToKey()} {position.Stance.ToKey()}"),
    ];
}
