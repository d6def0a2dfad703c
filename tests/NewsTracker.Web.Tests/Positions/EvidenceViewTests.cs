using NewsTracker.Core.Articles;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Tests.Positions;

public sealed class EvidenceViewTests
{
    [Theory]
    [InlineData("No lorry with mines has crossed the border", "No lorry with mines has crossed the border since the spring")]
    [InlineData("No lorry with mines has crossed the border since the spring.", "No lorry with mines has crossed the border since the spring.")]
    [InlineData("No lorry with mines has crossed the border since the spring.”", "No lorry with mines has crossed the border since the spring.”")]
    public void A_passage_stands_in_its_own_sentence_and_not_in_the_next(string passage, string sentence)
    {
        const string Text = "The minister spoke first.\nNo lorry with mines has crossed the border since the spring.” The notices of 27 June were over.";
        var start = Text.IndexOf(passage, StringComparison.Ordinal);
        var evidence = Of(Text[..start], passage, Text[(start + passage.Length)..]);

        Assert.Equal(sentence, evidence.Sentence);
        Assert.Equal(new DateOnly(2025, 12, 27), evidence.SaidOnOf(null));
    }

    [Theory]
    [InlineData("“We will leave!”", " the minister said on 16 December.", "“We will leave!” the minister said on 16 December")]
    [InlineData("Will they follow the U.S.", " in this? He said on 16 December that they would.", "Will they follow the U.S. in this")]
    [InlineData("„Wir bleiben.“", " Am 16. Dezember war es anders.", "„Wir bleiben.“")]
    public void A_sentence_that_goes_on_behind_a_sign_is_one(string passage, string after, string sentence) => Assert.Equal(sentence, Of("", passage, after).Sentence);

    private static EvidenceView Of(string before, string exact, string after) =>
        new(null, 1, 1, "", null, PrintedInstant.FromUtc(new DateTimeOffset(2025, 12, 27, 9, 0, 0, TimeSpan.Zero), TimeSpan.Zero, InstantPrecision.Second), default, "en", before.Length, before.Length + exact.Length, before, exact, after);
}
