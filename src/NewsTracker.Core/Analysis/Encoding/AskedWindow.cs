using Microsoft.ML.OnnxRuntime;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>What the encoder is asked about states of a window, as tensors. Many states are meant by the same pieces or stand in one sentence, so each range is told once and the states name it by number.</summary>
internal sealed class AskedWindow : IDisposable
{
    private readonly Dictionary<string, OrtValue> tensors;

    public AskedWindow(EncoderWindow window, IReadOnlyList<EncodedState> states)
    {
        var ranges = new Dictionary<PieceRange, long>();
        long NumberOf(PieceRange range) => ranges.TryGetValue(range, out var number) ? number : ranges[range] = ranges.Count;

        // Each asks for its numbers in turn, so that all ranges are known when they are written.
        var (names, sentences) = (Numbers(states, state => NumberOf(state.Name)), Numbers(states, state => NumberOf(state.Sentence)));
        tensors = new Dictionary<string, OrtValue>
        {
            ["pieces"] = Numbers(window.Pieces, piece => window.Names.PieceOf(piece)),
            ["ranges"] = Within([.. ranges.Keys], window.Pieces.Count),
            ["shares"] = OrtValue.CreateTensorValueFromMemory([.. ranges.Keys.Select(range => 1f / (range.To - range.From))], [ranges.Count, 1]),
            ["names"] = names,
            ["sentences"] = sentences,
            ["firsts"] = Numbers(states, state => state.Name.From),
            ["kinds"] = Numbers(states, state => PositionEncoder.NumberOf(state.Kind)),
        };
    }

    public IReadOnlyDictionary<string, OrtValue> Tensors => tensors;

    public void Dispose()
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }

    private static OrtValue Numbers<T>(IReadOnlyList<T> all, Func<T, long> numberOf)
    {
        var numbers = new long[all.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = numberOf(all[i]);
        return OrtValue.CreateTensorValueFromMemory(numbers, [numbers.Length]);
    }

    /// <summary>A row for each range: 1 for its pieces, 0 for all others.</summary>
    private static OrtValue Within(PieceRange[] ranges, int pieces)
    {
        var within = new float[ranges.Length * pieces];
        for (var row = 0; row < ranges.Length; row++)
            within.AsSpan((row * pieces) + ranges[row].From, ranges[row].To - ranges[row].From).Fill(1);
        return OrtValue.CreateTensorValueFromMemory(within, [ranges.Length, pieces]);
    }
}
