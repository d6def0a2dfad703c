namespace NewsTracker.Evaluation.Training;

/// <summary>Steps down a slope, each weight's as long as its own slopes allow (Kingma and Ba, "Adam", 2015).</summary>
internal sealed class AdaptiveSteps(int weights)
{
    private const float Memory = 0.9f;
    private const float SquareMemory = 0.999f;
    private const float Least = 1e-8f;

    private readonly float[] means = new float[weights];
    private readonly float[] squares = new float[weights];
    private int taken;

    /// <param name="slopes">Set to zero for the next ones.</param>
    /// <param name="scale">What the slopes are multiplied by.</param>
    public void Take(float[] of, float[] slopes, float scale, double length)
    {
        taken++;
        var step = (float)(length / (1 - Math.Pow(Memory, taken)));
        var square = (float)(1 - Math.Pow(SquareMemory, taken));
        for (var i = 0; i < of.Length; i++)
        {
            var slope = slopes[i] * scale;
            means[i] = (Memory * means[i]) + ((1 - Memory) * slope);
            squares[i] = (SquareMemory * squares[i]) + ((1 - SquareMemory) * slope * slope);
            of[i] -= step * means[i] / (MathF.Sqrt(squares[i] / square) + Least);
            slopes[i] = 0;
        }
    }
}
