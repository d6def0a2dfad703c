using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public class EnglishPartsTests
{
    private const string English = "The government said on Monday that Poland would leave the Ottawa Convention on landmines, and that the parliament would vote on a law in the spring.";

    private const string Lithuanian =
        "Vyriausybė pirmadienį pranešė, kad Lietuva pasitrauks iš konvencijos dėl minų, o Seimas dėl to balsuos pavasarį. Ministras sakė, kad tai yra būtina ir kad kaimynai jau taip padarė, bet sprendimas dar nėra galutinis.";

    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void Of_a_text_in_two_languages_the_English_paragraphs_are_read_and_no_words_of_the_others_are_evidence()
    {
        const string Text = $"{English}\n\n{Lithuanian}";
        var analysis = PositionAnalyser.Analyse("", Text, null, Lexicon);
        Assert.Equal(AnalysedLanguage.Partly, analysis.Language);
        Assert.NotEmpty(analysis.Positions);
        Assert.All(analysis.Positions, position => Assert.True(position.Evidence.End <= English.Length));
    }
}
