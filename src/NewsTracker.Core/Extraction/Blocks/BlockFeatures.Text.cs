using System.Buffers;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>The text of the block.</summary>
internal sealed partial class BlockFeatures
{
    private const int Opening = 30;

    private static readonly SearchValues<char> Bullets = SearchValues.Create("-–—•*>▶");
    private static readonly SearchValues<char> OpeningQuotes = SearchValues.Create("\"“«„");

    private void AddText(PageBlock block)
    {
        var text = block.Text;
        var words = TextMeasure.CountWords(text);
        Add(block.Weight, words, block.LinkDensity, block.Commas, Share(block.Commas, words), Share(text.Length, words));
        Add(block.EndsSentence, block.IsProse, block.Kind == TextBlockKind.Heading, block.Kind == TextBlockKind.ListItem, block.Kind == TextBlockKind.Quote, block.Kind == TextBlockKind.Caption);
        var (digits, capitals, lines) = (0, 0, 0);
        foreach (var character in text)
        {
            // Of most characters, the small letters, none of it is true.
            if (char.IsAsciiLetterLower(character))
                continue;
            digits += char.IsDigit(character) ? 1 : 0;
            capitals += char.IsUpper(character) ? 1 : 0;
            lines += character == '\n' ? 1 : 0;
        }

        Add(block.HeadingLevel, Share(digits, text.Length), Share(capitals, text.Length), lines);
        Add(char.IsUpper(text[0]), text[^1] == ':', text.Contains('|', StringComparison.Ordinal), text.Contains('©', StringComparison.Ordinal), OpeningQuotes.Contains(text[0]));
        Add(Says(block, PagePhrases.Boilerplate), Says(block, PagePhrases.Dateline), Says(block, PagePhrases.EndHeading), Says(block, PagePhrases.ImageCredit));
        var key = keys[block.Index];
        Add(key == headlineKey, copies[key] > 1);
        Add(declaredBody is not null, declaredBody is not null && declaredBody.Holds(key));
        Add(
            key.Length >= 20 && descriptionKey.Contains(key[..Math.Min(key.Length, Opening)], StringComparison.Ordinal),
            descriptionKey.Length >= Opening && key.Contains(descriptionKey[..Opening], StringComparison.Ordinal),
            headlineKey.Length > 10 && key.Length >= 10 && (headlineKey.Contains(key, StringComparison.Ordinal) || key.Contains(headlineKey, StringComparison.Ordinal)));
    }

    /// <summary>Teasers break off, tags and headlines are capitalised throughout, lists of links are links from end to end.</summary>
    private void AddSigns(PageBlock block)
    {
        var text = block.Text;
        var (capitals, words, sentences) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var isFirst = i == 0 || text[i - 1] is ' ' or '\n';
            if (!isFirst && char.IsAsciiLetter(text[i]))
                continue;
            if (isFirst && char.IsLetter(text[i]))
                (words, capitals) = (words + 1, capitals + (char.IsUpper(text[i]) ? 1 : 0));
            else if (text[i] is '.' or '!' or '?' or '。' || (text[i] == '।' && (i + 1 == text.Length || text[i + 1] is ' ' or '\n')))
                sentences++;
        }

        var (links, longest, isStrong, isEmphasised) = (0, 0, false, false);
        foreach (var inline in block.Runs)
        {
            if (inline.Href is not null)
                (links, longest) = (links + 1, Math.Max(longest, inline.Length));
            var isWhole = inline.Length * 10 > text.Length * 8;
            (isStrong, isEmphasised) = (isStrong || (isWhole && inline.Style != InlineStyle.None), isEmphasised || (isWhole && inline.Style.HasFlag(InlineStyle.Emphasis)));
        }

        Add(Share(capitals, words), sentences, links, Share(longest, text.Length), Share(text.Length, Math.Max(1, sentences)));
        Add(text[^1] == '…' || text.EndsWith("...", StringComparison.Ordinal), text[^1] == '?', text.Contains('@', StringComparison.Ordinal), text.Contains("http", StringComparison.Ordinal));
        Add(text[0] is '#' or '@', char.IsDigit(text[0]), Bullets.Contains(text[0]), isStrong, isEmphasised);
        var opens = block.Runs.Count > 0 && block.Runs[0].Start == 0;
        Add(opens && block.Runs[0].Href is not null, opens && block.Runs[0].Style.HasFlag(InlineStyle.Strong));
        Add(block.Runs.Count > 0 && block.Runs[^1] is { Href: not null } last && last.Start + last.Length >= text.Length - 1);
    }

    private static bool Says(PageBlock block, PagePhrases phrases) => (block.Phrases & phrases) != PagePhrases.None;
}
