using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Feeds;

/// <summary>Encoding names beyond the web's standard that XML libraries accept, and feeds therefore carry: <c>cp1251</c>, <c>windows_1251</c>, <c>macgreek</c>.</summary>
internal static class LegacyLabels
{
    private static readonly string[] CodePagePrefixes = ["windows", "cspcp", "xcp", "cp", "csibm", "ibm", "dos", "ms", ""];

    public static Encoding? Find(string label)
    {
        var bare = new string([.. label.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        var codePage = bare switch
        {
            "macroman" or "macintosh" or "macwestern" => 10000,
            "maccyrillic" => 10007,
            "macgreek" => 10006,
            "maccentraleurope" or "maclatin2" => 10029,
            "maciceland" => 10079,
            "macturkish" => 10081,
            "shiftjis" or "sjis" or "csshiftjis" => 932,
            "eucjp" or "ujis" => 51932,
            "euckr" or "uhc" => 949,
            "big5" or "big5hkscs" => 950,
            _ => CodePageOf(bare),
        };
        try
        {
            return codePage is { } number ? CodePagesEncodingProvider.Instance.GetEncoding(number) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? CodePageOf(string bare)
    {
        foreach (var prefix in CodePagePrefixes)
        {
            if (bare.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(bare.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 437 and <= 1361)
                return number;
        }

        return null;
    }
}
