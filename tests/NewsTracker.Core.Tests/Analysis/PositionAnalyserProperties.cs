using CsCheck;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public class PositionAnalyserProperties
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    /// <summary>Words the engine knows amid signs, marks, lone surrogates and blanks.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            OneOf("Poland", "Polish", "Turkey's", "Warsaw", "the Sejm", "the government", "it", "they", "both", "a party", "rebels", "the " + new string('f', 64)),
            OneOf("will", "not", "has", "left", "withdraw from", "ratified", "laid", "denies", "to produce", "exports", "approved", "considers", "Ruled out", "dismissed", "shelved", "whether", "that", "which", "if"),
            OneOf("the Ottawa Convention", "anti-personnel mines", "cluster munitions", "the treaty", "landmines", "stocks", "withdrawal", "a withdrawal from", "demining"),
            OneOf(". ", ", ", " - ", "\n", "\n\n", "\"", "“", "”", "'s", "’", "(", ")", ":", "?", "😀", "\ud800", "\udc00", "\u0301", "\0", " and ", " by "),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 40].Select(parts => string.Join(' ', parts));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Evidence_is_always_a_stretch_of_the_text_and_confidence_a_share() =>
        Texts.Sample(text => Assert.All(PositionAnalyser.Analyse("Poland and landmines", text, new DateOnly(2025, 7, 1), Lexicon).Positions, position =>
        {
            Assert.True(position.Evidence.Length > 0 && position.Evidence.Start >= 0 && position.Evidence.End <= text.Length);
            Assert.InRange(position.Confidence, 0, 1);
        }));

    [Fact]
    public void The_same_text_gives_the_same_findings() =>
        Texts.Sample(text => Assert.Equal(
            PositionAnalyser.Analyse("", text, null, Lexicon).Positions,
            PositionAnalyser.Analyse("", text, null, Lexicon).Positions));

    [Fact]
    public void A_state_has_one_stance_on_a_topic() =>
        Texts.Sample(text =>
        {
            var positions = PositionAnalyser.Analyse("", text, null, Lexicon).Positions;
            Assert.Equal(positions.Count, positions.Select(position => (position.Country, position.Topic)).Distinct().Count());
        });
}
