namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>A piece of text between two block boundaries of the page.</summary>
internal sealed class PageBlock(int index, PageNode node, TextBlockKind kind, int headingLevel, string text, IReadOnlyList<InlineRun> runs, int linkLength)
{
    private string? key;
    private PagePhrases? phrases;

    public int Index { get; } = index;

    /// <summary>The nearest block-level element.</summary>
    public PageNode Node { get; } = node;

    public TextBlockKind Kind { get; } = kind;

    /// <summary>1 to 6 for headings.</summary>
    public int HeadingLevel { get; } = headingLevel;

    public string Text { get; } = text;

    /// <summary>What two texts that are the same to a reader share (<see cref="TextMeasure.Key"/>).</summary>
    public string Key => key ??= TextMeasure.Key(Text);

    /// <summary>What the text says about the page rather than about the news.</summary>
    public PagePhrases Phrases => phrases ??= BoilerplatePhrases.FindIn(Text);

    public IReadOnlyList<InlineRun> Runs { get; } = runs;

    public int LinkLength { get; } = linkLength;

    public double LinkDensity { get; } = text.Length == 0 ? 0 : (double)linkLength / text.Length;

    /// <summary>Length in units of Latin text: a Han or Kana character says as much as about three letters.</summary>
    public int Weight { get; } = TextMeasure.Weight(text);

    public int Commas { get; } = TextMeasure.CountCommas(text);

    public bool EndsSentence { get; } = TextMeasure.EndsSentence(text);

    /// <summary>Reads as running text: long enough, and not mostly links.</summary>
    public bool IsProse => Kind is not (TextBlockKind.Heading or TextBlockKind.Caption) && Weight >= 80 && LinkDensity < 0.35 && (EndsSentence || Commas > 0 || Weight > 200);
}

/// <summary>A stretch of a block's text with the inline markup that is kept.</summary>
internal readonly record struct InlineRun(int Start, int Length, string? Href, InlineStyle Style);

[Flags]
internal enum InlineStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
}
