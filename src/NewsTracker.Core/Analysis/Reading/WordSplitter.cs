namespace NewsTracker.Core.Analysis.Reading;

/// <summary>
/// Splits a text into words as the lists spell them: hyphens inside a word are dropped ("anti-personnel" is two words), a possessive
/// is a mark on its word, "won't" is one word, and so is 2,000.
/// </summary>
internal static class WordSplitter
{
    /// <summary>A word nobody would write needs no letters compared, and none added to it.</summary>
    private const int Longest = 60;

    public static List<Word> Split(string text) => Split(text, TextToken.Split(text));

    public static List<Word> Split(string text, List<TextToken> tokens)
    {
        var words = new List<Word>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var startsLine = i == 0 || text.AsSpan(tokens[i - 1].End, token.Start - tokens[i - 1].End).Contains('\n');
            if (!token.IsWord && IsHyphenOrApostrophe(text[token.Start]) && words.Count > 0 && !startsLine)
            {
                var joinedBefore = token.Before is TokenGap.None && tokens[i - 1].IsWord;
                var joinedAfter = i + 1 < tokens.Count && tokens[i + 1].IsWord && tokens[i + 1].Before is TokenGap.None;
                if (joinedBefore && TakeMark(text, tokens, words, ref i, joinedAfter))
                    continue;
            }

            if (!token.IsWord && joinsDigits(i))
            {
                words[^1] = words[^1] with { End = tokens[i + 1].End, Folded = Join(words[^1].Folded, text[token.Start], tokens[i + 1].In(text)) };
                i++;
                continue;
            }

            words.Add(new Word(token.Start, token.End, Fold(text, token), !token.IsWord, startsLine));
        }

        return words;

        bool joinsDigits(int i) => text[tokens[i].Start] is ',' or '.' && i > 0 && i + 1 < tokens.Count && words.Count > 0
            && tokens[i].Before is TokenGap.None && tokens[i + 1].Before is TokenGap.None
            && char.IsAsciiDigit(text[tokens[i - 1].End - 1]) && char.IsAsciiDigit(text[tokens[i + 1].Start]);
    }

    /// <summary>Drops a hyphen inside a word; reads what an apostrophe does to the word before it.</summary>
    private static bool TakeMark(string text, List<TextToken> tokens, List<Word> words, ref int i, bool joinedAfter)
    {
        if (!IsApostrophe(text[tokens[i].Start]))
            return true;

        if (!joinedAfter)
        {
            // The forces' mines; elsewhere the sign closes a quotation.
            if (!words[^1].Folded.EndsWith('s'))
                return false;
            words[^1] = words[^1] with { IsPossessive = true };
            return true;
        }

        var tail = Fold(text, tokens[i + 1]);
        words[^1] = tail == "s" && words[^1].Folded is not ("it" or "he" or "she" or "that" or "there" or "what")
            ? words[^1] with { IsPossessive = true }
            : words[^1] with { End = tokens[i + 1].End, Folded = Join(words[^1].Folded, '\'', tail) };
        i++;
        return true;
    }

    private static string Join(string word, char sign, ReadOnlySpan<char> tail) => word.Length > Longest ? word : $"{word}{sign}{tail}";

    private static string Fold(string text, TextToken token)
    {
        if (token.Length > Longest)
            return "";
        var word = token.In(text);
        return System.Text.Ascii.IsValid(word) ? word.ToString().ToLowerInvariant() : NameFolding.Fold(word.ToString());
    }

    private static bool IsHyphenOrApostrophe(char sign) => sign is '-' or '‐' or '‑' || IsApostrophe(sign);

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or 'ʼ' or '`' or '´';
}
