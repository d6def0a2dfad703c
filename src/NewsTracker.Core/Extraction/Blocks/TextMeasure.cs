using System.Buffers;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Measures of a text that hold across scripts.</summary>
internal static class TextMeasure
{
    private static readonly SearchValues<char> Commas = SearchValues.Create(",，、،;；՝።፣");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…。！？؟।։።:");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]）」』›«“ ");

    public static int Weight(string text)
    {
        var weight = text.Length;
        if (!text.AsSpan().ContainsAnyInRange('\u3040', '\ufaff'))
            return weight;
        foreach (var character in text)
        {
            if (IsDense(character))
                weight += 2;
        }

        return weight;
    }

    /// <summary>Characters of scripts that write a syllable or word in one sign.</summary>
    public static bool IsDense(char character) => character is (>= '\u3040' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff');

    public static int CountCommas(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAny(Commas) is var index and >= 0)
        {
            count++;
            text = text[(index + 1)..];
        }

        return count;
    }

    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOfAnyExcept(Closers);
        return last >= 0 && SentenceEnds.Contains(text[last]);
    }

    public static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        var isInside = false;
        foreach (var character in text)
        {
            count += character != ' ' && !isInside ? 1 : 0;
            isInside = character != ' ';
        }

        return count;
    }

    /// <summary>Letters and digits only, in lower case: two texts with the same key are the same to a reader.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var key = new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                key[length++] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
            else if (character > '\u007f' && char.IsLetterOrDigit(character))
                key[length++] = char.ToLowerInvariant(character);
        }

        return new string(key, 0, length);
    }
}
