namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>
/// A logistic scorer over named features, with units for what features say together; its weights are data, trained by <c>NewsTracker.Evaluation train-positions</c>. Editors' verdicts move the weights of the single features, the units stay.
/// </summary>
public sealed class PositionModel
{
    private readonly Dictionary<string, Worth> worths;

    public PositionModel(IReadOnlyDictionary<string, double> weights)
        : this(weights, ScorerUnits.None)
    {
    }

    internal PositionModel(IReadOnlyDictionary<string, double> weights, ScorerUnits units)
    {
        (Weights, Units) = (weights, units);
        worths = weights.Keys.Union(units.Weights.Keys, StringComparer.Ordinal).ToDictionary(name => name, name => new Worth(weights.GetValueOrDefault(name), units.Weights.GetValueOrDefault(name)), StringComparer.Ordinal);
    }

    public static PositionModel Default { get; } = LoadDefault();

    /// <summary>What each feature adds to the log odds by itself.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    internal ScorerUnits Units { get; }

    /// <summary>How sure it is that a reading with these features is right.</summary>
    public double Rate(IEnumerable<string> features)
    {
        var (odds, sums) = (0.0, Units.Begin());
        foreach (var feature in features)
        {
            if (!worths.TryGetValue(feature, out var worth))
                continue;
            odds += worth.Alone;
            if (worth.Together is { } together)
                HiddenLayer.Add(sums, together);
        }

        return 1 / (1 + Math.Exp(-odds - Units.OddsOf(sums)));
    }

    /// <summary>The same units with other weights of the single features.</summary>
    public PositionModel With(IReadOnlyDictionary<string, double> weights) => new(weights, Units);

    public static PositionModel Read(TextReader reader) => PositionModelText.Read(reader);

    public void Write(TextWriter writer) => PositionModelText.Write(this, writer);

    private static PositionModel LoadDefault()
    {
        using var stream = typeof(PositionModel).Assembly.GetManifestResourceStream("position-model.txt") ?? throw new InvalidOperationException("The assembly lacks the resource position-model.txt.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private readonly record struct Worth(double Alone, float[]? Together);
}
