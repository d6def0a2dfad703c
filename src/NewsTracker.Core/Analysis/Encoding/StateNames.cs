using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>
/// What the states of a text are called before the encoder: the first by the first of these names, whoever it is, so that nothing it learned or ever read of one state bears on another text. Each is a single piece,
/// which a window has as −1 for the first name, −2 for the second. A name that stands in the headline, which keeps its words, is passed over.
/// </summary>
internal sealed class StateNames
{
    /// <summary>Of all names, for who teaches the encoder.</summary>
    public static readonly IReadOnlyList<int> Pieces =
    [
        .. ("kenya libya spain russia belgium myanmar colombia uganda lebanon estonia portugal iraq chad germany finland japan australia bolivia somalia georgia bulgaria norway sudan haiti turkey ireland laos mexico zimbabwe jordan "
            + "latvia albania nepal niger france poland china indonesia venezuela ethiopia syria romania chile egypt cuba greece denmark thailand argentina zambia oman lithuania croatia ghana mali italy ukraine india malaysia ecuador "
            + "rwanda israel hungary peru iran togo austria sweden vietnam brazil angola yemen armenia serbia").Split(' ').Select(name => WordPieces.OfWord(name)[0]),
    ];

    private readonly Dictionary<CountryCode, int> names = [];
    private readonly List<int> free;

    /// <param name="headline">In pieces.</param>
    public StateNames(IReadOnlyList<int> headline) => free = [.. Pieces.Where(piece => !headline.Contains(piece))];

    public int Of(CountryCode state)
    {
        if (!names.TryGetValue(state, out var name))
            names[state] = name = -names.Count - 1;
        return name;
    }

    /// <summary>The piece of a word or name; names past the last are those of the first states again.</summary>
    public int PieceOf(int piece) => piece >= 0 ? piece : free[(-piece - 1) % free.Count];
}
