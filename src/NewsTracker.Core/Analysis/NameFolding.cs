using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Analysis;

/// <summary>Brings spellings of a name together: "Türkiye" and "TURKIYE", "Côte d’Ivoire" and "Cote d'Ivoire".</summary>
public static class NameFolding
{
    /// <summary>Lower case without diacritics, one kind of apostrophe and hyphen, single spaces.</summary>
    public static string Fold(string text) => Ascii.IsValid(text) ? FoldPlain(text) : FoldAny(text);

    /// <summary>Nearly every word is one: nothing in it decomposes, and each letter stays one.</summary>
    private static string FoldPlain(string text)
    {
        Span<char> folded = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                folded[length++] = character == '`' ? '\'' : char.ToLowerInvariant(character);
            else if (length > 0 && folded[length - 1] != ' ')
                folded[length++] = ' ';
        }

        return folded[..length].SequenceEqual(text) ? text : new string(folded[..length]);
    }

    private static string FoldAny(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;

            if (!Rune.IsWhiteSpace(rune))
                folded.Append(Base(rune) ?? Rune.ToLowerInvariant(rune).ToString());
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString();
    }

    /// <summary>Normalisation refuses lone surrogates and U+FFFE, which hostile text may hold.</summary>
    private static string WellFormed(string text)
    {
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            wellFormed.Append((rune.Value is 0xFFFE ? Rune.ReplacementChar : rune).ToString());
        return wellFormed.ToString();
    }

    /// <summary>Letters and signs that do not decompose but are written plainly in English copy.</summary>
    private static string? Base(Rune rune) => rune.Value switch
    {
        'ł' or 'Ł' => "l",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ı' => "i",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ß' or 'ẞ' => "ss",
        'þ' or 'Þ' => "th",
        '’' or '‘' or 'ʻ' or 'ʼ' or '´' or '`' or '′' => "'",
        '‐' or '‑' or '–' => "-",
        _ => null,
    };
}
