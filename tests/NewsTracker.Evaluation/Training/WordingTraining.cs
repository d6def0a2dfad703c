using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Trains the wording model. A coder labels articles, not sentences: what a state's sentences say together must come to the label, so that those that speak most for it learn to
/// (multiple instance learning: Andrews et al., 2002). The random numbers are seeded, so the same texts give the same model.
/// </summary>
internal sealed class WordingTraining
{
    /// <summary>Networks that began elsewhere err elsewhere: together they are right more often.</summary>
    private const int Networks = 2;

    private const int Epochs = 8;
    private const int ArticlesOfStep = 48;
    private const double LongestStep = 3e-3;

    /// <summary>The share of the steps in which they grow to the longest; then they shrink to nothing.</summary>
    private const double Growing = 0.3;

    /// <summary>A feature's weights are drawn to zero whenever it is seen.</summary>
    private const float Penalty = 2e-4f;

    /// <summary>A feature of fewer articles tells nothing, and would keep their words.</summary>
    private const int LeastArticles = 4;

    private readonly IReadOnlyList<WordingExample> examples;
    private readonly List<string> names;
    private readonly int[][] rows;
    private readonly List<List<List<int>>> articles;
    private readonly Random random;
    private readonly WordingNetwork network;

    private WordingTraining(IReadOnlyList<WordingExample> examples, int seed)
    {
        this.examples = examples;
        random = new Random(seed);
        names = [.. examples.SelectMany(example => example.Features.Select(feature => (feature, example.Article))).Distinct().GroupBy(pair => pair.feature, StringComparer.Ordinal).Where(group => group.Count() >= LeastArticles).Select(group => group.Key).Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        rows = [.. examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())];
        articles = [.. Enumerable.Range(0, examples.Count).GroupBy(row => examples[row].Article).Select(article => article.GroupBy(row => examples[row].Iso3, StringComparer.Ordinal).Select(state => state.ToList()).ToList())];
        network = new WordingNetwork(names.Count, random);
    }

    public static WordingModel Train(IReadOnlyList<WordingExample> examples)
    {
        var trainings = Enumerable.Range(1, Networks).Select(seed => new WordingTraining(examples, seed)).ToList();
        trainings.ForEach(training => training.Learn());
        return WordingNetwork.Together([.. trainings.Select(training => training.network)], trainings[0].names);
    }

    private void Learn()
    {
        var steps = new AdaptiveSteps(network.Weights.Length);
        var order = Enumerable.Range(0, articles.Count).ToArray();
        var (taken, all) = (0, Epochs * ((order.Length + ArticlesOfStep - 1) / ArticlesOfStep));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var chunk in order.Chunk(ArticlesOfStep))
            {
                var states = chunk.SelectMany(article => articles[article]).ToList();
                foreach (var state in states)
                    Learn(state);
                foreach (var feature in states.SelectMany(state => state).SelectMany(row => rows[row]).Distinct())
                {
                    for (var i = feature * WordingNetwork.Width; i < (feature + 1) * WordingNetwork.Width; i++)
                        network.Slopes[i] += Penalty * chunk.Length * network.Weights[i];
                }

                steps.Take(network.Weights, network.Slopes, 1f / chunk.Length, LengthOf((double)taken++ / all));
            }
        }
    }

    private static double LengthOf(double progress) =>
        LongestStep * (1 - Math.Cos(Math.PI * (progress < Growing ? progress / Growing : (1 - progress) / (1 - Growing)))) / 2;

    private void Learn(List<int> state)
    {
        var passes = state.ConvertAll(row => network.Forward(rows[row]));
        var errors = passes.ConvertAll(_ => new double[WordingLabels.Count]);
        foreach (var topic in WordingLabels.Topics)
        {
            var isTold = examples[state[0]].Labels.TryGetValue(topic, out var shares);
            if (!isTold || shares is not null)
                new WordingErrors(passes, errors, topic).Add(shares);
        }

        for (var i = 0; i < passes.Count; i++)
            network.Backward(passes[i], errors[i]);
    }
}
