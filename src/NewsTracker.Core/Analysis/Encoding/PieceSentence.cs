using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>A sentence in pieces: its words as the lists spell them, its states by the names they have for the encoder, its signs as commas and a full stop.</summary>
internal sealed class PieceSentence
{
    /// <summary>What stands behind is left out: such a sentence is a list or no sentence.</summary>
    private const int MostPieces = 150;

    private readonly List<int> starts = [];

    public PieceSentence(Sentence sentence, StateNames names)
    {
        var pieces = new List<int>();
        for (var i = 0; i < sentence.Atoms.Count; i++)
        {
            starts.Add(pieces.Count);
            Add(pieces, sentence.Atoms[i], isLast: i == sentence.Atoms.Count - 1, names);
        }

        starts.Add(pieces.Count);
        Pieces = pieces.Count > MostPieces ? pieces[..MostPieces] : pieces;
    }

    public IReadOnlyList<int> Pieces { get; }

    /// <summary>Where the atoms stand; at least one piece, though they may be cut off.</summary>
    public PieceRange RangeOf(int from, int to)
    {
        var first = Math.Min(starts[from], Pieces.Count - 1);
        return new PieceRange(first, Math.Max(Math.Min(starts[to], Pieces.Count), first + 1));
    }

    private static void Add(List<int> pieces, Atom atom, bool isLast, StateNames names)
    {
        if (atom.NamesStates)
            AddStates(pieces, atom.Countries, names);
        else if (atom.IsSign)
            pieces.Add(isLast ? WordPieces.FullStop : WordPieces.Comma);
        else
            pieces.AddRange(WordPieces.OfWord(atom.Word));
    }

    private static void AddStates(List<int> pieces, IReadOnlyList<CountryCode> states, StateNames names)
    {
        for (var i = 0; i < states.Count; i++)
        {
            if (i > 0)
                pieces.Add(WordPieces.And);
            pieces.Add(names.Of(states[i]));
        }
    }
}
