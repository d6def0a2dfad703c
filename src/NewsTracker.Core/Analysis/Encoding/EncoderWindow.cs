using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>As much of an article as the encoder reads at once: the headline and sentences in a row, with the states in them that it is to rate.</summary>
/// <param name="Pieces">By number; the names of states below zero, as <see cref="StateNames"/> has them.</param>
internal sealed record EncoderWindow(IReadOnlyList<int> Pieces, IReadOnlyList<EncodedState> States)
{
    /// <summary>What the states go by.</summary>
    public required StateNames Names { get; init; }

    private const int MostPieces = 384;
    private const int MostOfHeadline = 40;

    /// <summary>A sentence shorter than this opens the next window too, so that its first one is not without what was said before.</summary>
    private const int ShortEnough = 100;

    /// <summary>The windows of an article; each state of each sentence is in one of them.</summary>
    public static IEnumerable<EncoderWindow> Of(string headline, IReadOnlyList<WordedState> states, IReadOnlyList<SentenceActors> sentences)
    {
        IReadOnlyList<int> head = headline.Length == 0 ? [] : WordPieces.Of(headline, MostOfHeadline);
        var names = new StateNames(head);
        var pieces = sentences.Select(sentence => new PieceSentence(sentence.Sentence, names)).ToList();
        var bySentence = states.ToLookup(state => state.Actors.Sentence.Index);
        var rated = 0;
        foreach (var (first, end) in Cut(pieces, MostPieces - 2 - head.Count))
        {
            var window = Write(head, first, end, rated, names, pieces, sentences, bySentence);
            rated = end;
            if (window.States.Count > 0)
                yield return window;
        }
    }

    private static IEnumerable<(int First, int End)> Cut(List<PieceSentence> sentences, int most)
    {
        var (first, size) = (0, 0);
        for (var i = 0; i < sentences.Count; i++)
        {
            var own = sentences[i].Pieces.Count + 1;
            if (size > 0 && size + own > most)
            {
                yield return (first, i);
                (first, size) = sentences[i - 1].Pieces.Count < ShortEnough ? (i - 1, sentences[i - 1].Pieces.Count + 1) : (i, 0);
            }

            size += own;
        }

        if (sentences.Count > first)
            yield return (first, sentences.Count);
    }

    private static EncoderWindow Write(IReadOnlyList<int> head, int first, int end, int unrated, StateNames names, List<PieceSentence> pieces, IReadOnlyList<SentenceActors> sentences, ILookup<int, WordedState> bySentence)
    {
        List<int> all = [WordPieces.Begin, .. head, WordPieces.End];
        var states = new List<EncodedState>();
        var named = new Dictionary<CountryCode, PieceRange>();
        for (var i = first; i < end; i++)
        {
            var at = all.Count;
            var sentence = new PieceRange(at, at + pieces[i].Pieces.Count);
            all.AddRange(pieces[i].Pieces);
            all.Add(WordPieces.End);
            foreach (var state in bySentence[sentences[i].Sentence.Index])
            {
                if (state.Actor is { Actor: var actor })
                {
                    var own = pieces[i].RangeOf(actor.From, actor.To);
                    named[state.Country] = new PieceRange(at + own.From, at + own.To);
                }

                if (i >= unrated)
                    states.Add(new EncodedState(state, named.GetValueOrDefault(state.Country, new PieceRange(0, 1)), sentence, state.Actor?.Actor.Kind));
            }
        }

        return new EncoderWindow(all, states) { Names = names };
    }
}
