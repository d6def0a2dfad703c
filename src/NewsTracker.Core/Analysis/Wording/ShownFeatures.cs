namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Which of a model's features were shown in this round already.</summary>
/// <param name="count">How many features the model has.</param>
internal sealed class ShownFeatures(int count)
{
    private const int BitsOfWord = 64;

    private readonly ulong[] shown = new ulong[(count / BitsOfWord) + 1];

    public void Begin() => Array.Clear(shown);

    public bool IsFirst(int number)
    {
        var bit = 1UL << (number % BitsOfWord);
        ref var word = ref shown[number / BitsOfWord];
        if ((word & bit) != 0)
            return false;
        word |= bit;
        return true;
    }
}
