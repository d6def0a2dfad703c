using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Extraction.Dates;

internal enum DateTokenKind
{
    Number,
    Word,
    Symbol,
}

/// <summary>A number, a folded word or a sign of a printed date.</summary>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, int Value, bool SpaceBefore)
{
    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool Is(char symbol) => Kind == DateTokenKind.Symbol && Text[0] == symbol;

    /// <summary>Cuts a text into tokens: digits of every script become numbers, words lose case and accents, and abbreviations their dots.</summary>
    public static List<DateToken> Cut(string text)
    {
        var folded = Fold(text);
        var tokens = new List<DateToken>();
        var space = false;
        for (var i = 0; i < folded.Length;)
        {
            var character = folded[i];
            if (char.IsWhiteSpace(character))
            {
                space = true;
                i++;
                continue;
            }

            var start = i;
            if (char.IsAsciiDigit(character))
            {
                while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                    i++;
                tokens.Add(new DateToken(DateTokenKind.Number, folded[start..i], i - start > 9 ? int.MaxValue : int.Parse(folded.AsSpan(start, i - start), CultureInfo.InvariantCulture), space));
            }
            else if (IsHan(character))
            {
                i++;
                tokens.Add(new DateToken(DateTokenKind.Word, folded[start..i], 0, space));
            }
            else if (IsWordPart(character))
            {
                i = EndOfWord(folded, i);
                tokens.Add(new DateToken(DateTokenKind.Word, folded[start..i].Replace(".", "", StringComparison.Ordinal), 0, space));
            }
            else
            {
                i++;
                tokens.Add(new DateToken(DateTokenKind.Symbol, folded[start..i], 0, space));
            }

            space = false;
        }

        return tokens;
    }

    /// <summary>Normalisation refuses halves of characters and U+FFFE.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') || text.Contains('\ufffe', StringComparison.Ordinal)
            ? string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 0xFFFE ? " " : rune.ToString()))
            : text;

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var character in WellFormed(text).Normalize(NormalizationForm.FormD))
        {
            if (character is >= '\u0300' and <= '\u036f' || char.GetUnicodeCategory(character) == UnicodeCategory.Format)
                continue;
            folded.Append(character switch
            {
                'ı' => 'i',
                '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
                '：' => ':',
                '’' or 'ʼ' or 'ʹ' or '‘' => '\'',
                _ when char.IsDigit(character) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
                _ => char.ToLowerInvariant(character),
            });
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    public static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static bool IsWordPart(char character) =>
        char.IsLetter(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Dots between one or two letters belong to the word: "p.m.", "ก.พ.".</summary>
    private static int EndOfWord(string text, int start)
    {
        var i = start;
        var part = start;
        var isAbbreviation = false;
        while (i < text.Length)
        {
            if (IsWordPart(text[i]) && !IsHan(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] != '.' || i - part > 2 || i + 1 >= text.Length || !IsWordPart(text[i + 1]))
                break;
            part = ++i;
            isAbbreviation = true;
        }

        return isAbbreviation && i < text.Length && text[i] == '.' && i - part <= 2 ? i + 1 : i;
    }
}
