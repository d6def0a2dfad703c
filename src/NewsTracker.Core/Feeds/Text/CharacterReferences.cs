using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsTracker.Core.Feeds.Text;

/// <summary>Decodes character references once. What is no reference stays as it is written.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;

    // Numbers 128 to 159 mean Windows characters (HTML Standard, 13.2.5.80).
    private const string Windows = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    /// <summary>What a control character of the range 128 to 159 stands for: nobody writes those, but many write Windows text under another name.</summary>
    public static char OfWindows(char control) => Windows[control - 0x80];

    public static string Decode(ReadOnlySpan<char> text, IReadOnlyDictionary<string, string>? declared = null)
    {
        var next = text.IndexOf('&');
        if (next < 0)
            return text.ToString();
        var decoded = new StringBuilder(text.Length);
        while (next >= 0)
        {
            decoded.Append(text[..next]);
            text = text[next..];
            var consumed = Append(decoded, text, declared);
            text = text[consumed..];
            next = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    private static int Append(StringBuilder decoded, ReadOnlySpan<char> text, IReadOnlyDictionary<string, string>? declared)
    {
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end > 1)
        {
            var name = text[1..end];
            if (name[0] == '#' ? Numbered(name[1..]) is { } symbol : (symbol = Named(name, declared)) is not null)
            {
                decoded.Append(symbol);
                return end + 1;
            }
        }

        decoded.Append('&');
        return 1;
    }

    private static string? Named(ReadOnlySpan<char> name, IReadOnlyDictionary<string, string>? declared) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u00a0",
        _ when declared is not null && declared.TryGetValue(name.ToString(), out var text) => text,
        _ => HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";")),
    };

    private static string? Numbered(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        if (!(isHex ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
                : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            return null;
        }

        if (number is >= 0x80 and <= 0x9F)
            return OfWindows((char)number).ToString();
        if (number is > 0 and < 0x20 and not (0x09 or 0x0A or 0x0D))
            return "";
        return number != 0 && Rune.IsValid(number) ? new Rune(number).ToString() : "\ufffd";
    }
}
