using Microsoft.ML.OnnxRuntime;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>
/// A small language encoder that tells topics and stances of each state of a text, run by ONNX Runtime: each piece of a word sees some before and behind it, then each state looks at the whole window, so grammar and what was said before count, unlike with the wording model.
/// Its weights, a byte each, lie in <c>position-encoder.onnx</c>; docs/adr/0029 says from what larger encoder it learned and how. Threads may share it.
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
    private readonly RunOptions run = new();

    public PositionEncoder(string file)
    {
        // One thread each: articles are read side by side already. No window is as long as the next, so a pattern of memory kept for one serves no other.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableMemoryPattern = false };
        session = new InferenceSession(file, options);
    }

    /// <returns>For each state of the window, by number as <see cref="WordingLabels"/> has them.</returns>
    public IReadOnlyList<float[]> Rate(EncoderWindow window) => [.. window.States.Chunk(MostStates).SelectMany(states => Rate(window, states))];

    /// <summary>How the encoder has been taught the kinds of actors: the last number is nobody.</summary>
    public static int NumberOf(ActorKind? kind) => (int?)kind ?? Kinds - 1;

    public void Dispose()
    {
        run.Dispose();
        session.Dispose();
    }

    private float[][] Rate(EncoderWindow window, EncodedState[] states)
    {
        using var asked = new AskedWindow(window, states);
        using var results = RunAlone(asked);
        var odds = results[0].GetTensorDataAsSpan<float>();
        var rows = new float[states.Length][];
        for (var state = 0; state < rows.Length; state++)
            rows[state] = odds.Slice(state * WordingLabels.Count, WordingLabels.Count).ToArray();
        return rows;
    }

    private IDisposableReadOnlyCollection<OrtValue> RunAlone(AskedWindow asked)
    {
        lock (running)
            return session.Run(run, asked.Tensors, Outputs);
    }
}
