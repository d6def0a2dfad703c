using Microsoft.ML.OnnxRuntime;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>
/// A small language encoder (MiniLM of six layers, Wang et al. 2020) taught to tell topics and stances of each state of a text, run by ONNX Runtime. Unlike the wording model it reads a whole window at once, so grammar and what was said before count.
/// Its weights, a byte each, lie in <c>position-encoder.onnx</c>; docs/adr/0028 says where they come from and how they are trained. Threads may share it.
/// </summary>
internal sealed class PositionEncoder : IDisposable
{
    /// <summary>Kinds of actors that the file knows, by their number, and one for nobody.</summary>
    public const int Kinds = 11;

    /// <summary>A list of all states of the world may be meant by every "they" behind it: so many are rated at once, however many a window has.</summary>
    private const int MostStates = 256;

    private static readonly string[] Outputs = ["odds"];

    /// <summary>One window at a time: two at once take twice the memory, which the session keeps.</summary>
    private readonly Lock running = new();

    private readonly InferenceSession session;

    public PositionEncoder(string file)
    {
        // One thread each: articles are read side by side already. No window is as long as the next, so a pattern of memory kept for one serves no other; packed copies of the weights take a third more memory and save no time.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableMemoryPattern = false };
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        session = new InferenceSession(file, options);
    }

    /// <returns>For each state of the window, by number as <see cref="WordingLabels"/> has them.</returns>
    public IReadOnlyList<float[]> Rate(EncoderWindow window) => [.. window.States.Chunk(MostStates).SelectMany(states => Rate(window, states))];

    /// <summary>How the encoder has been taught the kinds of actors: the last number is nobody.</summary>
    public static int NumberOf(ActorKind? kind) => (int?)kind ?? Kinds - 1;

    public void Dispose() => session.Dispose();

    private float[][] Rate(EncoderWindow window, EncodedState[] states)
    {
        var pieces = window.Pieces.Count;
        using var ids = OrtValue.CreateTensorValueFromMemory(window.Pieces.Select(piece => (long)window.Names.PieceOf(piece)).ToArray(), [1, pieces]);
        using var names = Weights(states, state => state.Name, pieces);
        using var firsts = Weights(states, state => state.Name with { To = state.Name.From + 1 }, pieces);
        using var sentences = Weights(states, state => state.Sentence, pieces);
        using var kinds = Weights(states, state => new PieceRange(NumberOf(state.Kind), NumberOf(state.Kind) + 1), Kinds);
        using var run = new RunOptions();
        var inputs = new Dictionary<string, OrtValue> { ["ids"] = ids, ["span"] = names, ["first"] = firsts, ["sentence"] = sentences, ["kind"] = kinds };
        using var results = RunAlone(run, inputs);
        var odds = results[0].GetTensorDataAsSpan<float>();
        var rows = new float[states.Length][];
        for (var state = 0; state < rows.Length; state++)
            rows[state] = odds.Slice(state * WordingLabels.Count, WordingLabels.Count).ToArray();
        return rows;
    }

    private IDisposableReadOnlyCollection<OrtValue> RunAlone(RunOptions run, Dictionary<string, OrtValue> inputs)
    {
        lock (running)
            return session.Run(run, inputs, Outputs);
    }

    /// <summary>A row for each state: the pieces of its range share one, all others have none.</summary>
    private static OrtValue Weights(EncodedState[] states, Func<EncodedState, PieceRange> rangeOf, int columns)
    {
        var weights = new float[states.Length * columns];
        for (var row = 0; row < states.Length; row++)
        {
            var range = rangeOf(states[row]);
            weights.AsSpan((row * columns) + range.From, range.To - range.From).Fill(1f / (range.To - range.From));
        }

        return OrtValue.CreateTensorValueFromMemory(weights, [states.Length, columns]);
    }
}
