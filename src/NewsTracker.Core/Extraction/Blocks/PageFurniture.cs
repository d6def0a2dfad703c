using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Takes from the chosen blocks what a page prints around its text: the credit line, its dates and counts and the headline itself above, readers' comments and offers below.</summary>
internal static partial class PageFurniture
{
    /// <summary>Credits stand among the first blocks.</summary>
    private const int Head = 8;

    private const int LongestCreditLine = 120;

    /// <summary>A section's name before the headline is no longer than this; a headline is no shorter.</summary>
    private const int LongestKicker = 40, ShortestHeadline = 15;

    public static List<PageBlock> Without(IReadOnlyList<PageBlock> blocks, string headlineKey, IReadOnlyList<BylineName> byline)
    {
        var kept = new List<PageBlock>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (kept.Count > 0 && IsCommentsHead(blocks[i].Text))
                break;
            if (!(i < Head && (IsCredits(blocks[i], byline) || (kept.Count == 0 && IsHeadline(blocks[i], headlineKey)))) && !IsOffer(blocks[i].Text))
                kept.Add(blocks[i]);
        }

        // A text that is nothing but such lines is better kept than lost.
        return kept.Count > 0 ? kept : [.. blocks];
    }

    /// <summary>The headline once more, alone or under the name of its section, as old pages set both in one cell with the text.</summary>
    private static bool IsHeadline(PageBlock block, string headlineKey) =>
        headlineKey.Length >= ShortestHeadline && TextMeasure.Key(block.Text) is var key
        && key.Length <= headlineKey.Length + LongestKicker && key.EndsWith(headlineKey, StringComparison.Ordinal);

    /// <summary>Every line of the block credits somebody, dates the page, or counts its comments.</summary>
    private static bool IsCredits(PageBlock block, IReadOnlyList<BylineName> byline) =>
        block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines && Array.TrueForAll(lines, line => IsCredit(line, byline));

    private static bool IsCredit(string line, IReadOnlyList<BylineName> byline) =>
        line.Length <= LongestCreditLine && !TextMeasure.EndsSentence(line)
        && (Count().IsMatch(line) || IsDate(line) || BoilerplatePhrases.IsDateline(line) || IsByline(line, byline));

    private static bool IsByline(string line, IReadOnlyList<BylineName> byline) =>
        BylineNames.Read(line) is { Count: > 0 } names && names.All(name => byline.Any(known => TextMeasure.Key(known.Name) == TextMeasure.Key(name.Name)));

    /// <summary>A date and little else: a dateline's sentence has more words than figures.</summary>
    private static bool IsDate(string line) =>
        line.Length <= 60 && line.Any(char.IsDigit) && TextMeasure.CountWords(line) <= 9 && Year().IsMatch(line);

    private static bool IsCommentsHead(string text) => text.Length <= 40 && CommentsHead().IsMatch(text);

    private static bool IsOffer(string text) => text.Length <= 240 && Price().IsMatch(text);

    [GeneratedRegex(@"^\W*\d+\s+(comments?|komentarzy|komentarze|komentarz|kommenttia|kommentare?|kommentarer|commentaires?|comentarios?|commenti|shares?|views?|reactions?|reacties|min(utes?)?( read)?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\W*(comments|komentarze|kommentit|keskustelu|kommentare|kommentarer|commentaires|comentarios|commenti|reacties|комментарии|коментарі)\W*(\(?\d+\)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CommentsHead();

    [GeneratedRegex(@"\d+([.,]\d{1,2})?\s*(zł|€|eur|euroa?|\$|£|kr|kč|usd|gbp)\s*(/|per|a|pro|par|al|im|w)?\s*(miesięcz\w*|miesiąc|month|week|year|monat|mois|mes|kuukau\w*|kk|måned|månad|měsíc\w*)|(\$|£|€)\s*\d+([.,]\d{1,2})?\s*(/|per|a)\s*(month|week|year)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Price();

    [GeneratedRegex(@"\b(19|20)\d{2}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
