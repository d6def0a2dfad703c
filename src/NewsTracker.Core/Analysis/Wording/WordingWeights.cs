namespace NewsTracker.Core.Analysis.Wording;

/// <summary>The weights of a wording model as they are trained, written and read. A model that rates finds them by number, and lets the names go.</summary>
/// <param name="OfFeatures">What a feature adds to each unit of the layer.</param>
internal sealed record WordingWeights(IReadOnlyDictionary<string, float[]> OfFeatures, HiddenLayer Layer)
{
    public static WordingWeights Read(TextReader reader)
    {
        var layer = new LayerLines();
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var key, var value] && !layer.Take(key, value))
                weights[key] = layer.Unpack(key, value);
        }

        return new WordingWeights(weights, layer.Layer(WordingLabels.Count));
    }

    /// <summary>The lines of the layer (<see cref="LayerLines"/>), then a line a feature, its weights packed as <see cref="PackedWeights"/> says.</summary>
    public void Write(TextWriter writer)
    {
        var scale = PackedWeights.ScaleOf(OfFeatures.Values);
        LayerLines.Write(Layer, scale, writer);
        foreach (var (feature, of) in OfFeatures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{PackedWeights.Pack(of, scale)}");
    }
}
