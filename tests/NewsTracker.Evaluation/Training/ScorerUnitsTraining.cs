using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;

namespace NewsTracker.Evaluation.Training;

/// <summary>Gives a scorer of single features the units for what features say together: networks learn what it leaves unexplained. The random numbers are seeded.</summary>
internal static class ScorerUnitsTraining
{
    /// <summary>Networks that began elsewhere err elsewhere: together they are right more often.</summary>
    private const int Networks = 2;

    private const int ReadingsOfStep = 384;

    public static PositionModel Teach(PositionModel alone, IReadOnlyList<JudgedCandidate> examples)
    {
        List<string> names = [.. alone.Weights.Keys.Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(one => one.name, one => one.number, StringComparer.Ordinal);
        var rows = examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray()).ToArray();
        var odds = examples.Select(example => example.Features.Sum(feature => alone.Weights.GetValueOrDefault(feature))).ToArray();
        var (weights, layer) = HiddenNetwork.Together([.. Enumerable.Range(1, Networks).Select(Learn)], names);
        return new PositionModel(alone.Weights, new ScorerUnits(layer, weights));

        HiddenNetwork Learn(int seed)
        {
            var random = new Random(seed);
            var network = new HiddenNetwork(names.Count, [0], random);
            new NetworkLessons(network, random).Take(rows.Length, ReadingsOfStep, example =>
            {
                var pass = network.Forward(rows[example]);
                network.Backward(pass, [(1 / (1 + Math.Exp(-odds[example] - pass.Odds[0]))) - (examples[example].IsRight ? 1 : 0)]);
                return rows[example];
            });
            return network;
        }
    }
}
