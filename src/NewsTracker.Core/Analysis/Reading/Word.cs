namespace NewsTracker.Core.Analysis.Reading;

/// <summary>A word or sign of the text in folded letters.</summary>
internal readonly record struct Word(int Start, int End, string Folded, bool IsSign, bool StartsLine, bool IsPossessive = false)
{
    public bool IsCapitalised(string text) => char.IsUpper(text[Start]);
}
