namespace NewsTracker.Core.Extraction.Decoding;

/// <summary>The text of a page, no longer than is read of any.</summary>
/// <param name="IsCut">Whether it was longer, without its styles, its scripts and what is drawn.</param>
public sealed record DecodedPage(string Text, bool IsCut)
{
    /// <summary>In UTF-16 units: more than any article page holds; the rest of a longer page is left out. Its tree takes twenty times as much.</summary>
    public const int Longest = 2 * 1024 * 1024;

    /// <param name="isWhole">Whether the document has no more than this.</param>
    internal static DecodedPage Of(string text, bool isWhole)
    {
        if (text.Length <= Longest)
            return new DecodedPage(text, !isWhole);
        var slim = PageBallast.Without(text);
        return new DecodedPage(slim.CutTo(Longest), !isWhole || slim.Length > Longest);
    }
}
