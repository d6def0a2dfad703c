namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Follows quotation marks through a sentence.</summary>
internal sealed class QuoteMarks
{
    public bool IsOpen { get; private set; }

    public void Pass(string text, Word sign) =>
        IsOpen = text[sign.Start] switch
        {
            '“' or '„' or '«' => true,
            '”' or '»' => false,
            '"' => !IsOpen,
            _ => IsOpen,
        };
}
