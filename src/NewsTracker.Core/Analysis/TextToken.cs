using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Analysis;

/// <summary>A word (letters, marks and digits) or a single sign of a text.</summary>
internal readonly record struct TextToken(int Start, int Length, bool IsWord, TokenGap Before)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    public static List<TextToken> Split(string text)
    {
        // A word of English and its gap are five to six signs long, and marks are tokens of their own: a fifth would be too few for half of all texts.
        var tokens = new List<TextToken>(text.Length / 4);
        var gap = TokenGap.Paragraph;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                gap = SkipWhiteSpace(text, ref at);
                continue;
            }

            at += RuneLength(text, at, out var isWord);
            while (isWord && at < text.Length)
            {
                var length = RuneLength(text, at, out var continues);
                if (!continues)
                    break;
                at += length;
            }

            tokens.Add(new TextToken(start, at - start, isWord, gap));
            gap = TokenGap.None;
        }

        return tokens;
    }

    private static TokenGap SkipWhiteSpace(string text, ref int at)
    {
        var lines = 0;
        for (; at < text.Length && char.IsWhiteSpace(text[at]); at++)
            lines += text[at] == '\n' ? 1 : 0;
        return lines > 1 ? TokenGap.Paragraph : TokenGap.Space;
    }

    private static int RuneLength(string text, int at, out bool isWord)
    {
        if (char.IsAscii(text[at]))
        {
            isWord = char.IsAsciiLetterOrDigit(text[at]);
            return 1;
        }

        // ʻ and ʼ are letters to Unicode, apostrophes to a reader: Nukuʻalofa.
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        isWord = rune.Value is not ('ʻ' or 'ʼ')
            && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
        return length;
    }
}

/// <summary>What stands between a token and the one before it.</summary>
internal enum TokenGap
{
    None,
    Space,
    Paragraph,
}
