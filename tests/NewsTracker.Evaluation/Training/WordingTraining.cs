using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Trains the wording model. A coder labels articles, not sentences: of the sentences on a state, the one that speaks most for a label is taken to tell it (multiple instance learning: Andrews et al.,
/// 2002), at first the one where a rule has read it. The others of that state then count neither way.
/// </summary>
internal sealed class WordingTraining
{
    private const int Rounds = 2;
    private const double Penalty = 2;

    /// <summary>A feature of fewer articles tells nothing, and would keep their words.</summary>
    private const int LeastArticles = 3;

    private const double Doubtful = 0.3;

    private readonly IReadOnlyList<WordingExample> examples;
    private readonly List<string> names;
    private readonly List<int[]> rows;
    private readonly List<List<int>> states;

    private WordingTraining(IReadOnlyList<WordingExample> examples)
    {
        this.examples = examples;
        names = [.. examples.SelectMany(example => example.Features.Select(feature => (feature, example.Article))).Distinct().GroupBy(pair => pair.feature, StringComparer.Ordinal).Where(group => group.Count() >= LeastArticles).Select(group => group.Key).Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        rows = [.. examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())];
        states = [.. Enumerable.Range(0, examples.Count).GroupBy(row => (examples[row].Article, examples[row].Iso3)).Select(group => group.ToList())];
    }

    public static WordingModel Train(IReadOnlyList<WordingExample> examples)
    {
        var training = new WordingTraining(examples);
        var weights = new double[WordingLabels.Count][];
        Parallel.ForEach(WordingLabels.Topics, topic => training.Train(topic, weights));
        return new WordingModel(training.names.Select((name, number) => (name, number)).ToDictionary(
            pair => pair.name, pair => weights.Select((of, label) => new WordingWeight(label, of[pair.number])).Where(weight => weight.Weight != 0).ToArray(), StringComparer.Ordinal));
    }

    private void Train(Topic topic, double[][] weights)
    {
        double[]? fitted = null;
        for (var round = 0; round < Rounds; round++)
            fitted = new LogisticFit(rows, names.Count).Fit(Targets(topic, fitted), Penalty, fitted);
        weights[WordingLabels.Of(topic)] = fitted!;
        var telling = states.Where(state => examples[state[0]].Labels.GetValueOrDefault(topic) is not null).Select(state => state.MaxBy(row => Odds(row, fitted!))).ToList();
        var fit = new LogisticFit([.. telling.Select(row => rows[row])], names.Count);
        foreach (var stance in WordingLabels.Stances)
            weights[WordingLabels.Of(topic, stance)] = fit.Fit([.. telling.Select(row => new TrainingTarget(examples[row].Labels[topic] == stance ? 1 : 0, 1))], Penalty);
    }

    private TrainingTarget[] Targets(Topic topic, double[]? fitted)
    {
        var targets = new TrainingTarget[rows.Count];
        foreach (var state in states)
        {
            if (!examples[state[0]].Labels.TryGetValue(topic, out var label))
            {
                foreach (var row in state)
                    targets[row] = new TrainingTarget(0, 1);
                continue;
            }

            if (label is null)
                continue;
            var told = state.FindAll(row => examples[row].Told.Contains(topic));
            if (fitted is null)
            {
                var first = told.Count > 0 ? told : state;
                foreach (var row in first)
                    targets[row] = new TrainingTarget(1, 1.0 / first.Count);
                continue;
            }

            foreach (var row in told.Where(row => Odds(row, fitted) > Math.Log(Doubtful / (1 - Doubtful))))
                targets[row] = new TrainingTarget(1, 0.5);
            targets[state.MaxBy(row => Odds(row, fitted))] = new TrainingTarget(1, 1);
        }

        return targets;
    }

    private double Odds(int row, double[] weights) => rows[row].Sum(feature => weights[feature]);
}
