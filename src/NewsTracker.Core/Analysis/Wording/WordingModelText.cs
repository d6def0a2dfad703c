namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A wording model as text: the lines of its layer (<see cref="LayerLines"/>), then a line a feature, its weights packed as <see cref="PackedWeights"/> says.</summary>
internal static class WordingModelText
{
    public static WordingModel Read(TextReader reader)
    {
        var layer = new LayerLines();
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var key, var value] && !layer.Take(key, value))
                weights[key] = layer.Unpack(key, value);
        }

        return new WordingModel(weights, layer.Layer(WordingLabels.Count));
    }

    public static void Write(IReadOnlyDictionary<string, float[]> weights, HiddenLayer layer, TextWriter writer)
    {
        var scale = PackedWeights.ScaleOf(weights.Values);
        LayerLines.Write(layer, scale, writer);
        foreach (var (feature, of) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{PackedWeights.Pack(of, scale)}");
    }
}
