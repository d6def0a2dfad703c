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

    private const int ArticlesOfStep = 48;
    private const float FirstTopicBias = -3;

    /// <summary>A feature of fewer articles tells nothing, and would keep their words.</summary>
    private const int LeastArticles = 4;

    private readonly IReadOnlyList<WordingExample> examples;
    private readonly List<string> names;
    private readonly int[][] rows;
    private readonly List<List<List<int>>> articles;
    private readonly Random random;
    private readonly HiddenNetwork network;

    private WordingTraining(IReadOnlyList<WordingExample> examples, Func<int, int> timesOf, int seed)
    {
        this.examples = examples;
        random = new Random(seed);
        names = [.. examples.SelectMany(example => example.Features.Select(feature => (feature, example.Article))).Distinct().GroupBy(pair => pair.feature, StringComparer.Ordinal).Where(group => group.Count() >= LeastArticles).Select(group => group.Key).Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        rows = [.. examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())];
        articles = [.. Enumerable.Range(0, examples.Count).GroupBy(row => examples[row].Article).SelectMany(article => Enumerable.Repeat(article.GroupBy(row => examples[row].Iso3, StringComparer.Ordinal).Select(state => state.ToList()).ToList(), timesOf(article.Key)))];
        network = new HiddenNetwork(names.Count, [.. Enumerable.Range(0, WordingLabels.Count).Select(label => label < WordingLabels.Topics.Count ? FirstTopicBias : 0)], random);
    }

    /// <param name="timesOf">How many times an article is looked at in each round, by its number.</param>
    public static WordingWeights Train(IReadOnlyList<WordingExample> examples, Func<int, int> timesOf)
    {
        var trainings = Enumerable.Range(1, Networks).Select(seed => new WordingTraining(examples, timesOf, seed)).ToList();
        trainings.ForEach(training => training.Learn());
        var (weights, layer) = HiddenNetwork.Together([.. trainings.Select(training => training.network)], trainings[0].names);
        return WordingWeights.Of(weights, layer);
    }

    private void Learn() => new NetworkLessons(network, random).Take(articles.Count, ArticlesOfStep, article =>
    {
        articles[article].ForEach(Learn);
        return articles[article].SelectMany(state => state).SelectMany(row => rows[row]);
    });

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
