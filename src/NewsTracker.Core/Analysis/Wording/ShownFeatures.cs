namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Which of a model's features were shown in this round already.</summary>
/// <param name="count">How many features the model has.</param>
internal sealed class ShownFeatures(int count)
{
    private const int BitsOfWord = 64;

    private readonly ulong[] shown = new ulong[(count / BitsOfWord) + 1];
    private readonly List<int> touched = [];

    public void Begin()
    {
        foreach (var word in touched)
            shown[word] = 0;
        touched.Clear();
    }

    public bool IsFirst(int number)
    {
        var bit = 1UL << (number % BitsOfWord);
        ref var word = ref shown[number / BitsOfWord];
        if ((word & bit) != 0)
            return false;
        if (word == 0)
            touched.Add(number / BitsOfWord);
        word |= bit;
        return true;
    }
}
