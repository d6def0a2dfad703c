using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Encoding;

namespace NewsTracker.Core.Tests.Analysis.Encoding;

public class AskedWindowTests
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void States_of_one_sentence_share_its_range()
    {
        var window = Window("Poland will build a plant for landmines, Canada will not.");
        using var asked = new AskedWindow(window, window.States);

        var sentences = Numbers(asked, "sentences");

        Assert.Equal(2, sentences.Length);
        Assert.Equal(sentences[0], sentences[1]);
        Assert.NotEqual(Numbers(asked, "names")[0], Numbers(asked, "names")[1]);
    }

    [Fact]
    public void A_range_has_its_pieces_and_each_has_a_like_share()
    {
        var window = Window("Poland will build a plant for landmines. Canada objects.");
        using var asked = new AskedWindow(window, window.States);
        var (within, shares, pieces) = (asked.Tensors["ranges"].GetTensorDataAsSpan<byte>().ToArray(), asked.Tensors["shares"].GetTensorDataAsSpan<float>().ToArray(), window.Pieces.Count);

        var told = window.States.Zip(Numbers(asked, "sentences"), (state, number) => (Range: state.Sentence, number))
            .Concat(window.States.Zip(Numbers(asked, "names"), (state, number) => (Range: state.Name, number)));
        foreach (var (range, number) in told)
        {
            var row = within.AsSpan((int)number * pieces, pieces).ToArray();

            Assert.Equal(Enumerable.Range(0, pieces).Select(piece => piece >= range.From && piece < range.To ? (byte)1 : (byte)0), row);
            Assert.Equal(1, row.Sum(piece => piece) * shares[number], 1e-5);
        }
    }

    [Fact]
    public void A_state_that_is_only_meant_is_asked_about_by_the_name_it_had()
    {
        var window = Window("Poland will build a plant for landmines. It will export them.");
        using var asked = new AskedWindow(window, window.States);

        var (names, sentences) = (Numbers(asked, "names"), Numbers(asked, "sentences"));

        Assert.Equal(2, names.Length);
        Assert.NotEqual(sentences[0], sentences[1]);
        Assert.Equal(window.States[0].Name == window.States[1].Name, names[0] == names[1]);
    }

    [Fact]
    public void A_state_is_asked_about_by_name_first_piece_and_kind()
    {
        var window = Window("Poland will build a plant for landmines.");
        var state = Assert.Single(window.States);
        using var asked = new AskedWindow(window, window.States);

        Assert.Equal(state.Name.From, Assert.Single(Numbers(asked, "firsts")));
        Assert.Equal(PositionEncoder.NumberOf(state.Kind), Assert.Single(Numbers(asked, "kinds")));
        Assert.Equal(window.Names.PieceOf(window.Pieces[state.Name.From]), Numbers(asked, "pieces")[state.Name.From]);
    }

    private static EncoderWindow Window(string text) => Assert.Single(PositionAnalyser.Windows("", text, Lexicon));

    private static long[] Numbers(AskedWindow asked, string name) => asked.Tensors[name].GetTensorDataAsSpan<long>().ToArray();
}
