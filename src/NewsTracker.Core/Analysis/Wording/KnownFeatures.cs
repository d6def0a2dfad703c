namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A model's features with their weights, found by the numbers of their tokens: no letters are compared.</summary>
internal sealed class KnownFeatures
{
    private readonly NumberedWeights?[] anywhere;
    private readonly NumberedWeights?[] near;
    private readonly NumberedWeights?[] before;
    private readonly Dictionary<(int, int, int), NumberedWeights> rows = [];
    private readonly Dictionary<string, NumberedWeights> facts = new(StringComparer.Ordinal);

    public KnownFeatures(IReadOnlyDictionary<string, float[]> weights)
    {
        var features = weights.Select(pair => (Feature: WordingFeature.Read(pair.Key, Numbers.Add), pair.Value)).ToList();
        (anywhere, near, before) = (new NumberedWeights?[Numbers.Count + 1], new NumberedWeights?[Numbers.Count + 1], new NumberedWeights?[Numbers.Count + 1]);
        foreach (var (feature, of) in features)
        {
            var numbered = new NumberedWeights(Count++, of);
            if (feature.Place is WordingPlace.Fact)
                facts[feature.First.Name] = numbered;
            else if (feature.Place is WordingPlace.Row)
                rows[(feature.First.Number, feature.Second.Number, feature.Third.Number)] = numbered;
            else
                (feature.Place is WordingPlace.Near ? near : feature.Place is WordingPlace.Before ? before : anywhere)[feature.First.Number] = numbered;
        }
    }

    public TokenNumbers Numbers { get; } = new();

    public int Count { get; }

    public NumberedWeights? Find(in WordingFeature feature) => feature.Place switch
    {
        WordingPlace.Fact => facts.GetValueOrDefault(feature.First.Name),
        WordingPlace.Anywhere => anywhere[feature.First.Number],
        WordingPlace.Near => near[feature.First.Number],
        WordingPlace.Before => before[feature.First.Number],
        _ => feature.First.Number == 0 || feature.Second.Number == 0 || (feature.Third is { Name: not null, Number: 0 }) ? null : rows.GetValueOrDefault((feature.First.Number, feature.Second.Number, feature.Third.Number)),
    };
}

/// <summary>What a feature adds to each unit of the hidden layer; it is the so manyth of the model.</summary>
internal sealed record NumberedWeights(int Number, float[] Weights);
