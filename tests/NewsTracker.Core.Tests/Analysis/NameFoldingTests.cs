using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Côte d’Ivoire", "cote d'ivoire")]
    [InlineData("TÜRKİYE", "turkiye")]
    [InlineData("Guinea‑Bissau", "guinea-bissau")]
    [InlineData("", "")]
    [InlineData("mines", "mines")]
    [InlineData("U.S. ARMY", "u.s. army")]
    [InlineData("  \tSri \n Lanka ", "sri lanka ")]
    [InlineData("Sana`a", "sana'a")]
    public void Spellings_of_a_name_fold_to_one(string text, string folded) => Assert.Equal(folded, NameFolding.Fold(text));

    [Fact]
    public void Plain_text_folds_as_it_does_beside_a_letter_that_is_not()
    {
        var plain = string.Concat(Enumerable.Range(0, 128).Select(code => (char)code));
        foreach (var text in new[] { plain, plain + plain + plain, string.Concat(plain.Reverse()) })
            Assert.Equal(NameFolding.Fold(text + "é"), NameFolding.Fold(text) + "e");
    }
}
