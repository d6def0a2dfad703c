namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Fits a logistic model over features that are there or not, its weights drawn towards zero: limited-memory BFGS (Nocedal and Wright, "Numerical Optimization", 2006, algorithm 7.4).
/// </summary>
/// <param name="rows">The features of each example, by number.</param>
internal sealed class LogisticFit(IReadOnlyList<int[]> rows, int features)
{
    private const int Rounds = 60;
    private const int Memory = 8;
    private const double LeastGain = 1e-4;

    /// <param name="targets">What each example is, 0 or 1, and what it counts.</param>
    public double[] Fit(IReadOnlyList<TrainingTarget> targets, double penalty, double[]? start = null)
    {
        var at = start ?? new double[features];
        var (loss, gradient) = Rate(at, targets, penalty);
        var memory = new Queue<(double[] Step, double[] Change)>();
        for (var round = 0; round < Rounds; round++)
        {
            var direction = DirectionOf(gradient, memory);
            var slope = Dot(direction, gradient);
            var (next, nextLoss, nextGradient) = Search(at, loss, direction, slope, targets, penalty);
            if (loss - nextLoss < LeastGain)
                return at;
            var (step, change) = (Minus(next, at), Minus(nextGradient, gradient));
            if (Dot(step, change) > 1e-10)
                memory.Enqueue((step, change));
            if (memory.Count > Memory)
                memory.Dequeue();
            (at, loss, gradient) = (next, nextLoss, nextGradient);
        }

        return at;
    }

    private (double[] At, double Loss, double[] Gradient) Search(double[] at, double loss, double[] direction, double slope, IReadOnlyList<TrainingTarget> targets, double penalty)
    {
        const double Enough = 1e-4;
        var length = 1.0;
        while (true)
        {
            var next = at.Zip(direction, (value, step) => value + (length * step)).ToArray();
            var (nextLoss, gradient) = Rate(next, targets, penalty);
            if (nextLoss <= loss + (Enough * length * slope) || length < 1e-6)
                return (next, nextLoss, gradient);
            length /= 2;
        }
    }

    private (double Loss, double[] Gradient) Rate(double[] weights, IReadOnlyList<TrainingTarget> targets, double penalty)
    {
        var gradient = new double[features];
        var loss = 0.0;
        for (var i = 0; i < features; i++)
        {
            loss += penalty / 2 * weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }

        for (var row = 0; row < rows.Count; row++)
        {
            if (targets[row].Weight == 0)
                continue;
            var rate = 1 / (1 + Math.Exp(-rows[row].Sum(feature => weights[feature])));
            var (target, weight) = (targets[row].Rate, targets[row].Weight);
            loss -= weight * ((target * Math.Log(rate + 1e-12)) + ((1 - target) * Math.Log(1 - rate + 1e-12)));
            foreach (var feature in rows[row])
                gradient[feature] += weight * (rate - target);
        }

        return (loss, gradient);
    }

    private static double[] DirectionOf(double[] gradient, Queue<(double[] Step, double[] Change)> memory)
    {
        var direction = gradient.Select(value => -value).ToArray();
        var shares = new Stack<double>();
        foreach (var (step, change) in memory.Reverse())
        {
            var share = Dot(step, direction) / Dot(step, change);
            shares.Push(share);
            Add(direction, change, -share);
        }

        if (memory.Count > 0)
        {
            var (step, change) = memory.Last();
            var scale = Dot(step, change) / Dot(change, change);
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }
        else
        {
            var scale = 1 / Math.Sqrt(Math.Max(1, Dot(gradient, gradient)));
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }

        foreach (var (step, change) in memory)
            Add(direction, step, shares.Pop() - (Dot(change, direction) / Dot(step, change)));
        return direction;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += times * what[i];
    }

    private static double[] Minus(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }
}
