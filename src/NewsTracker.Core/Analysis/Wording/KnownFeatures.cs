namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A model's features, found by the numbers of their tokens: no letters are compared. Each has a number of its own, from zero in the order given.</summary>
internal sealed class KnownFeatures
{
    private const int BitsOfToken = 21;

    private readonly int?[] anywhere;
    private readonly int?[] near;
    private readonly int?[] before;
    private readonly Dictionary<ulong, int> rows = [];
    private readonly Dictionary<string, int> facts = new(StringComparer.Ordinal);

    public KnownFeatures(IEnumerable<string> names)
    {
        var features = names.Select(name => WordingFeature.Read(name, Numbers.Add)).ToList();
        (anywhere, near, before) = (new int?[Numbers.Count + 1], new int?[Numbers.Count + 1], new int?[Numbers.Count + 1]);
        for (var number = 0; number < features.Count; number++)
        {
            var feature = features[number];
            if (feature.Place is WordingPlace.Fact)
                facts[feature.First.Name] = number;
            else if (feature.Place is WordingPlace.Row)
                rows[RowOf(feature)] = number;
            else
                (feature.Place is WordingPlace.Near ? near : feature.Place is WordingPlace.Before ? before : anywhere)[feature.First.Number] = number;
        }
    }

    public TokenNumbers Numbers { get; } = new();

    public int? Find(in WordingFeature feature) => feature.Place switch
    {
        WordingPlace.Fact => facts.TryGetValue(feature.First.Name, out var fact) ? fact : null,
        WordingPlace.Anywhere => anywhere[feature.First.Number],
        WordingPlace.Near => near[feature.First.Number],
        WordingPlace.Before => before[feature.First.Number],
        _ => feature.First.Number == 0 || feature.Second.Number == 0 || (feature.Third is { Name: not null, Number: 0 }) || !rows.TryGetValue(RowOf(feature), out var row) ? null : row,
    };

    /// <summary>The numbers of its tokens as one: a model has far less than two million.</summary>
    private static ulong RowOf(in WordingFeature feature) => ((ulong)feature.First.Number << (2 * BitsOfToken)) | ((ulong)feature.Second.Number << BitsOfToken) | (uint)feature.Third.Number;
}
