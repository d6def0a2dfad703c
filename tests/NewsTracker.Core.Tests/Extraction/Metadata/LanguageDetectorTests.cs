using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("zu", "Uthe uhulumeni ufuna ukuthi abantu bavikeleke, kodwa akakasho ukuthi kuzokwenziwa nini lokhu. Wathi futhi kuzodingeka imali, ngoba umsebenzi mkhulu kakhulu manje.")]
    [InlineData("xh", "Uthi urhulumente ufuna ukuba abantu bakhuseleke, kodwa akakachazi ukuba oku kuza kwenziwa nini. Kwaye wathi kufuneka imali, kuba umsebenzi mkhulu kakhulu ngoku.")]
    [InlineData("en", "The minister said that the country will not leave the treaty, and that it has been a party to it for more than twenty years with all of its neighbours.")]
    public void The_commonest_words_tell_the_language(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Fact]
    public void A_text_of_few_known_words_has_no_language() => Assert.Null(LanguageDetector.Detect("Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November"));
}
