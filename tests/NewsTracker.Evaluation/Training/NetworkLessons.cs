namespace NewsTracker.Evaluation.Training;

/// <summary>Teaches a network in rounds over all that it is to learn from, in ever new order, a few things at a step.</summary>
internal sealed class NetworkLessons(HiddenNetwork network, Random random)
{
    public const int Epochs = 8;

    private const double LongestStep = 3e-3;

    /// <summary>The share of the steps in which they grow to the longest; then they shrink to nothing.</summary>
    private const double Growing = 0.3;

    /// <summary>A feature's weights are drawn to zero whenever it is seen.</summary>
    private const float Penalty = 2e-4f;

    /// <param name="things">What is learned from, by number below this.</param>
    /// <param name="ofStep">How many of them a step takes.</param>
    /// <param name="learn">Adds to the network's slopes what one of them says, and tells the features that were seen.</param>
    public void Take(int things, int ofStep, Func<int, IEnumerable<int>> learn)
    {
        var steps = new AdaptiveSteps(network.Weights.Length);
        var order = Enumerable.Range(0, things).ToArray();
        var (taken, all) = (0, Epochs * ((things + ofStep - 1) / ofStep));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var chunk in order.Chunk(ofStep))
            {
                foreach (var feature in chunk.SelectMany(learn).ToHashSet())
                {
                    for (var i = feature * HiddenNetwork.Width; i < (feature + 1) * HiddenNetwork.Width; i++)
                        network.Slopes[i] += Penalty * chunk.Length * network.Weights[i];
                }

                steps.Take(network.Weights, network.Slopes, 1f / chunk.Length, LengthOf((double)taken++ / all));
            }
        }
    }

    private static double LengthOf(double progress) =>
        LongestStep * (1 - Math.Cos(Math.PI * (progress < Growing ? progress / Growing : (1 - progress) / (1 - Growing)))) / 2;
}
