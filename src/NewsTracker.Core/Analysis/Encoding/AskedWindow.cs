using Microsoft.ML.OnnxRuntime;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>What the encoder is asked about states of a window, as tensors. Many states are meant by the same pieces or stand in one sentence, so each range is told once and the states name it by number.</summary>
internal sealed class AskedWindow : IDisposable
{
    private readonly Dictionary<string, OrtValue> tensors = [];

    public AskedWindow(EncoderWindow window, IReadOnlyList<EncodedState> states)
    {
        var ranges = states.SelectMany(state => new[] { state.Name, state.Sentence }).Distinct().ToList();
        var numbers = ranges.Index().ToDictionary(one => one.Item, one => (long)one.Index);
        var within = Within(ranges, window.Pieces.Count);
        AddNumbers("pieces", window.Pieces, piece => window.Names.PieceOf(piece));
        tensors["ranges"] = OrtValue.CreateTensorValueFromMemory(within, [ranges.Count, window.Pieces.Count]);
        tensors["shares"] = OrtValue.CreateTensorValueFromMemory([.. ranges.Select(range => 1f / range.Length)], [ranges.Count, 1]);
        AddNumbers("names", states, state => numbers[state.Name]);
        AddNumbers("sentences", states, state => numbers[state.Sentence]);
        AddNumbers("firsts", states, state => state.Name.From);
        AddNumbers("kinds", states, state => PositionEncoder.NumberOf(state.Kind));
    }

    /// <summary>By the names that the file has for them.</summary>
    public IReadOnlyDictionary<string, OrtValue> Tensors => tensors;

    public void Dispose()
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }

    private void AddNumbers<T>(string name, IEnumerable<T> all, Func<T, long> numberOf)
    {
        var numbers = all.Select(numberOf).ToArray();
        tensors[name] = OrtValue.CreateTensorValueFromMemory(numbers, [numbers.Length]);
    }

    /// <summary>A row for each range: 1 for its pieces, 0 for all others.</summary>
    private static float[] Within(List<PieceRange> ranges, int pieces)
    {
        var within = new float[ranges.Count * pieces];
        foreach (var (row, range) in ranges.Index())
            within.AsSpan((row * pieces) + range.From, range.Length).Fill(1);
        return within;
    }
}
