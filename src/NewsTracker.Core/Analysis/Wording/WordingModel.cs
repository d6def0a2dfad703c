using System.Globalization;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// Logistic models over the words around a state, one a topic and one a stance of it; the weights are data, trained by <c>NewsTracker.Evaluation train-positions</c>. It knows nothing of
/// grammar beyond what stands near, so it finds what no rule foresaw, and is less sure of it.
/// </summary>
internal sealed class WordingModel(IReadOnlyDictionary<string, WordingWeight[]> weights)
{
    /// <summary>A weight this small decides nothing and is not written.</summary>
    private const double Least = 0.05;

    private readonly KnownFeatures known = new(weights);

    /// <summary>How the words of a sentence are numbered for this model.</summary>
    public TokenNumbers Numbers => known.Numbers;

    public static WordingModel Default { get; } = LoadDefault();

    /// <summary>The log odds of every label of <see cref="WordingLabels"/> for each state, whose words have <see cref="Numbers"/>; the states of one sentence in a row.</summary>
    public IEnumerable<(WordedState State, double[] Odds)> Rate(IEnumerable<WordedState> states)
    {
        WordedSentence? sentence = null;
        var shared = new double[WordingLabels.Count];
        var shown = new ShownFeatures(known.Count);
        foreach (var state in states)
        {
            if (!ReferenceEquals(state.Sentence, sentence))
            {
                sentence = state.Sentence;
                shared = Sum(new double[WordingLabels.Count], shown, visit => WordingFeatures.OfSentence(state.Sentence, state.Article, visit));
            }

            yield return (state, Sum([.. shared], shown, visit => WordingFeatures.OfState(state, visit)));
        }
    }

    /// <summary>Adds up what is shown; a feature counts once however often it is.</summary>
    private double[] Sum(double[] odds, ShownFeatures shown, Action<FeatureVisitor> show)
    {
        shown.Begin();
        show((in feature) =>
        {
            if (known.Find(feature) is not { } found || !shown.IsFirst(found.Number))
                return;
            foreach (var (label, weight) in found.Weights)
                odds[label] += weight;
        });
        return odds;
    }

    /// <summary>What a feature adds to a label.</summary>
    public double WeightOf(in WordingFeature feature, int label)
    {
        foreach (var weight in known.Find(feature)?.Weights ?? [])
        {
            if (weight.Label == label)
                return weight.Weight;
        }

        return 0;
    }

    public static WordingModel Read(TextReader reader)
    {
        var weights = new Dictionary<string, WordingWeight[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var feature, var list])
                weights[feature] = [.. list.Split(' ').Select(WordingWeight.Read)];
        }

        return new WordingModel(weights);
    }

    public void Write(TextWriter writer)
    {
        foreach (var (feature, list) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var kept = list.Where(weight => Math.Abs(weight.Weight) >= Least).Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Label}:{weight.Weight:F2}")).ToList();
            if (kept.Count > 0)
                writer.WriteLine($"{feature}\t{string.Join(' ', kept)}");
        }
    }

    private static WordingModel LoadDefault()
    {
        using var stream = typeof(WordingModel).Assembly.GetManifestResourceStream("wording-model.txt") ?? throw new InvalidOperationException("The assembly lacks the resource wording-model.txt.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}

/// <param name="Label">Of <see cref="WordingLabels"/>.</param>
internal readonly record struct WordingWeight(int Label, double Weight)
{
    public static WordingWeight Read(string text) =>
        text.Split(':') is [var label, var weight]
            ? new WordingWeight(int.Parse(label, CultureInfo.InvariantCulture), double.Parse(weight, CultureInfo.InvariantCulture))
            : throw new FormatException($"A weight is a label, a colon and a number, not \"{text}\".");
}
