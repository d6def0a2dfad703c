using Microsoft.ML.OnnxRuntime;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>What the encoder is asked about states of a window, as tensors. Many states are meant by the same pieces or stand in one sentence, so each range is told once and the states name it by number.</summary>
internal sealed class AskedWindow : IDisposable
{
    private readonly Dictionary<string, OrtValue> tensors = new(7);
    private readonly List<PieceRange> ranges = [];
    private readonly Dictionary<PieceRange, long> numbers = [];

    public AskedWindow(EncoderWindow window, IReadOnlyList<EncodedState> states)
    {
        AddNumbers("pieces", window.Pieces, piece => window.Names.PieceOf(piece));
        AddNumbers("names", states, state => NumberOf(state.Name));
        AddNumbers("sentences", states, state => NumberOf(state.Sentence));
        AddNumbers("firsts", states, state => state.Name.From);
        AddNumbers("kinds", states, state => PositionEncoder.NumberOf(state.Kind));
        tensors["ranges"] = OrtValue.CreateTensorValueFromMemory(Within(window.Pieces.Count), [ranges.Count, window.Pieces.Count]);
        tensors["shares"] = OrtValue.CreateTensorValueFromMemory(ranges.ConvertAll(range => 1f / range.Length).ToArray(), [ranges.Count, 1]);
    }

    /// <summary>By the names that the file has for them.</summary>
    public IReadOnlyDictionary<string, OrtValue> Tensors => tensors;

    public void Dispose()
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }

    private void AddNumbers<T>(string name, IReadOnlyList<T> all, Func<T, long> numberOf)
    {
        var told = new long[all.Count];
        for (var i = 0; i < told.Length; i++)
            told[i] = numberOf(all[i]);
        tensors[name] = OrtValue.CreateTensorValueFromMemory(told, [told.Length]);
    }

    private long NumberOf(PieceRange range)
    {
        if (numbers.TryGetValue(range, out var known))
            return known;
        ranges.Add(range);
        return numbers[range] = ranges.Count - 1;
    }

    /// <summary>A row for each range: 1 for its pieces, 0 for all others.</summary>
    private byte[] Within(int pieces)
    {
        var within = new byte[ranges.Count * pieces];
        for (var row = 0; row < ranges.Count; row++)
            within.AsSpan((row * pieces) + ranges[row].From, ranges[row].Length).Fill(1);
        return within;
    }
}
