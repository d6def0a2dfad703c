namespace NewsTracker.Core.Extraction.Dates;

/// <summary>The tokens of one printed date, and which of them have been read.</summary>
internal sealed class DateTokens(List<DateToken> tokens)
{
    private readonly bool[] taken = new bool[tokens.Count];

    public int Count => tokens.Count;

    public DateToken this[int index] => tokens[index];

    public bool IsFree(int index) => index >= 0 && index < tokens.Count && !taken[index];

    public bool IsFreeNumber(int index) => IsFree(index) && tokens[index].IsNumber;

    public bool IsFreeWord(int index) => IsFree(index) && tokens[index].Kind == DateTokenKind.Word;

    public bool IsFreeSymbol(int index, char symbol) => IsFree(index) && tokens[index].Is(symbol);

    public void Take(int first, int end)
    {
        for (var i = first; i < end; i++)
            taken[i] = true;
    }

    /// <summary>Numbers nobody could place: then the text is not the date it seemed to be.</summary>
    public bool HasFreeNumbers
    {
        get
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (IsFreeNumber(i))
                    return true;
            }

            return false;
        }
    }

    public int FreeWords
    {
        get
        {
            var count = 0;
            for (var i = 0; i < tokens.Count; i++)
            {
                if (IsFreeWord(i))
                    count++;
            }

            return count;
        }
    }
}
