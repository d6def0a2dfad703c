namespace NewsTracker.Core.Analysis.Wording;

/// <summary>The weights of a wording model as they are trained, written and read. A model that rates finds them by number, and lets the names go.</summary>
/// <param name="OfFeatures">What a feature adds to each unit of the layer, as so many times <paramref name="Scale"/>.</param>
internal sealed record WordingWeights(IReadOnlyDictionary<string, sbyte[]> OfFeatures, float Scale, HiddenLayer Layer)
{
    /// <summary>Weights as they were learned, each rounded to a byte.</summary>
    public static WordingWeights Of(IReadOnlyDictionary<string, float[]> learned, HiddenLayer layer)
    {
        var scale = PackedWeights.ScaleOf(learned.Values);
        return new WordingWeights(learned.ToDictionary(pair => pair.Key, pair => PackedWeights.Round(pair.Value, scale), StringComparer.Ordinal), scale, layer);
    }

    public static WordingWeights Read(TextReader reader)
    {
        var layer = new LayerLines();
        var weights = new Dictionary<string, sbyte[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var key, var value] && !layer.Take(key, value))
                weights[key] = layer.Unpack(key, value);
        }

        return new WordingWeights(weights, layer.Scale, layer.Layer(WordingLabels.Count));
    }

    /// <summary>The lines of the layer (<see cref="LayerLines"/>), then a line a feature, its weights packed as <see cref="PackedWeights"/> says.</summary>
    public void Write(TextWriter writer)
    {
        LayerLines.Write(Layer, Scale, writer);
        foreach (var (feature, of) in OfFeatures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{PackedWeights.Pack(of)}");
    }
}
