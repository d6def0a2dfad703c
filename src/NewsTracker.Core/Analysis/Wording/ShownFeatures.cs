namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Which of a model's features were shown in this round already. One for all rounds: to begin anew costs nothing.</summary>
/// <param name="count">How many features the model has.</param>
internal sealed class ShownFeatures(int count)
{
    private readonly int[] lastRounds = new int[count];
    private int round;

    public void Begin() => round++;

    public bool IsFirst(int number)
    {
        if (lastRounds[number] == round)
            return false;
        lastRounds[number] = round;
        return true;
    }
}
