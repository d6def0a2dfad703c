using Microsoft.ML.OnnxRuntime;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>
/// A small language encoder (MiniLM of six layers, Wang et al. 2020) taught to tell topics and stances of each state of a text, run by ONNX Runtime. Unlike the wording model it reads a whole window at once, so grammar and what was said before count.
/// Its weights, a byte each, lie in <c>position-encoder.onnx</c>; docs/adr/0028 says where they come from and how they are trained.
/// </summary>
internal sealed class PositionEncoder : IDisposable
{
    private static readonly string[] Outputs = ["odds"];
    private static readonly int Kinds = Enum.GetValues<ActorKind>().Length + 1;

    private readonly InferenceSession session;

    public PositionEncoder(string file)
    {
        // One thread each: articles are read side by side already.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableCpuMemArena = false };
        session = new InferenceSession(file, options);
    }

    /// <summary>Loaded when first asked: most articles never need it.</summary>
    public static PositionEncoder Default => Shared.Value;

    private static readonly Lazy<PositionEncoder> Shared = new(() => new PositionEncoder(Path.Combine(AppContext.BaseDirectory, "position-encoder.onnx")));

    /// <returns>For each state of the window, by number as <see cref="WordingLabels"/> has them.</returns>
    public IReadOnlyList<float[]> Rate(EncoderWindow window)
    {
        var (tokens, states) = (window.Pieces.Count, window.States.Count);
        using var ids = OrtValue.CreateTensorValueFromMemory(window.Pieces.Select(piece => (long)StateNames.PieceOf(piece)).ToArray(), [1, tokens]);
        using var names = Weights(window.States.Select(state => state.Name), states, tokens);
        using var firsts = Weights(window.States.Select(state => state.Name with { To = state.Name.From + 1 }), states, tokens);
        using var sentences = Weights(window.States.Select(state => state.Sentence), states, tokens);
        using var kinds = Weights(window.States.Select(state => NumberOf(state.Kind)).Select(kind => new PieceRange(kind, kind + 1)), states, Kinds);
        using var run = new RunOptions();
        using var results = session.Run(run, new Dictionary<string, OrtValue> { ["ids"] = ids, ["span"] = names, ["first"] = firsts, ["sentence"] = sentences, ["kind"] = kinds }, Outputs);
        var odds = results[0].GetTensorDataAsSpan<float>();
        var rows = new float[states][];
        for (var state = 0; state < states; state++)
            rows[state] = odds.Slice(state * WordingLabels.Count, WordingLabels.Count).ToArray();
        return rows;
    }

    /// <summary>How the encoder has been taught the kinds of actors: the last number is nobody.</summary>
    public static int NumberOf(ActorKind? kind) => (int?)kind ?? Kinds - 1;

    public void Dispose() => session.Dispose();

    /// <summary>A row for each range: its pieces share one, all others have none.</summary>
    private static OrtValue Weights(IEnumerable<PieceRange> ranges, int rows, int columns)
    {
        var weights = new float[rows * columns];
        foreach (var (row, range) in ranges.Index())
            weights.AsSpan((row * columns) + range.From, range.To - range.From).Fill(1f / (range.To - range.From));
        return OrtValue.CreateTensorValueFromMemory(weights, [rows, columns]);
    }
}
