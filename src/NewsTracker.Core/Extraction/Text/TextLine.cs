using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>A paragraph or line of a text file, with what a reader sees at a glance.</summary>
internal sealed record TextLine(int Index, string Text, bool AfterBlank)
{
    public string Key { get; } = TextMeasure.Key(Text);

    public int Weight { get; } = TextMeasure.Weight(Text);

    public bool EndsSentence { get; } = TextMeasure.EndsSentence(Text) && !Text.EndsWith(':');

    /// <summary>Reads as a paragraph of a report.</summary>
    public bool IsProse => Weight >= 110 && EndsSentence;

    /// <summary>A sentence on its own: short, but not a label.</summary>
    public bool IsSentence => EndsSentence && TextMeasure.CountWords(Text) >= 4 && !Text.EndsWith('?');

    /// <summary>Leads to what stands below it.</summary>
    public bool Announces => Text.EndsWith(':');

    public bool IsBracketed => Text.Length > 2 && Text[0] is '(' or '[' && Text.TrimEnd('.')[^1] is ')' or ']';

    /// <summary>Letters all in upper case: a section head of a web page.</summary>
    public bool IsShouted { get; } = Text.Length < 60 && Text.Any(char.IsLetter) && !Text.Any(char.IsLower) && Text.Any(char.IsUpper);
}
