using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Encoding;

namespace NewsTracker.Core.Tests.Analysis.Encoding;

public class EncoderWindowTests
{
    private const string Sentence = "Poland told Canada once more that its deminers will stay in the valleys of Guinea until the last field has been walked and the last marker taken down. ";

    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void A_state_is_the_same_piece_whatever_the_text_calls_it()
    {
        var window = Assert.Single(Windows("Poland left. Canada did not. The Polish minister was content."));

        Assert.Equal(2, window.Pieces.Count(piece => piece == -1));
        Assert.Equal(1, window.Pieces.Count(piece => piece == -2));
    }

    [Fact]
    public void The_pieces_of_a_state_are_those_that_name_it()
    {
        var window = Assert.Single(Windows("The old treaty was signed by Poland."));

        var state = Assert.Single(window.States);
        Assert.Equal(-1, Assert.Single(window.Pieces.Skip(state.Name.From).Take(state.Name.To - state.Name.From)));
        Assert.Equal(WordPieces.FullStop, window.Pieces[state.Sentence.To - 1]);
        Assert.Equal(WordPieces.End, window.Pieces[state.Sentence.To]);
    }

    [Fact]
    public void A_state_that_is_only_meant_stands_where_it_was_named_last()
    {
        var states = Assert.Single(Windows("Poland cleared the valley. Every field was walked twice.")).States;

        Assert.Equal([states[0].Name, states[0].Name], states.Select(state => state.Name));
        Assert.Null(states[1].Kind);
    }

    [Fact]
    public void A_long_article_is_cut_between_sentences_and_each_state_of_each_is_rated_once()
    {
        var windows = Windows(string.Concat(Enumerable.Repeat(Sentence, 40))).ToList();

        Assert.True(windows.Count > 1);
        Assert.All(windows, window => Assert.InRange(window.Pieces.Count, 1, 384));
        Assert.Equal(3 * 40, windows.Sum(window => window.States.Count));
        Assert.Equal(3 * 40, windows.SelectMany(window => window.States).Select(state => (state.At.Actors.Sentence.Index, state.At.Country)).Distinct().Count());
    }

    [Fact]
    public void A_sentence_without_an_end_is_cut_and_what_stands_behind_is_rated_at_its_end()
    {
        var window = Assert.Single(Windows(string.Concat(Enumerable.Repeat("valleys and fields ", 120)) + "were cleared by Poland."));

        Assert.All(window.States, state => Assert.InRange(state.Name.To, 1, window.Pieces.Count - 1));
    }

    private static IEnumerable<EncoderWindow> Windows(string text) => PositionAnalyser.Windows("Who clears what", text, Lexicon);
}
