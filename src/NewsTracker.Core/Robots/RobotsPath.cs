using System.Text;

namespace NewsTracker.Core.Robots;

/// <summary>Paths and patterns in one form, so that they compare octet by octet (RFC 9309, 2.2.2): what needs no encoding is decoded, the rest is in upper-case hex.</summary>
internal static class RobotsPath
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Path and query as they go over the wire; the fragment is never sent. A printed address may say <c>/a/../b</c> or <c>\b</c> and mean <c>/b</c>.</summary>
    public static string Of(Uri url) => Normalise(url.IsAbsoluteUri ? url.PathAndQuery : url.OriginalString);

    public static string Normalise(ReadOnlySpan<char> path)
    {
        if (!NeedsWork(path))
            return path.ToString();
        var normal = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length;)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = (Value(path[i + 1]) << 4) | Value(path[i + 2]);
                if (octet < 0x80 && IsUnreserved((char)octet))
                    normal.Append((char)octet);
                else
                    AppendOctet(normal, octet);
                i += 3;
                continue;
            }

            if (path[i] < 0x80 && path[i] > ' ')
            {
                normal.Append(path[i++]);
                continue;
            }

            Rune.DecodeFromUtf16(path[i..], out var rune, out var consumed);
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                AppendOctet(normal, octet);
            i += consumed;
        }

        return normal.ToString();
    }

    private static bool NeedsWork(ReadOnlySpan<char> path) => path.Contains('%') || path.ContainsAnyExceptInRange('!', '~');

    private static bool IsUnreserved(char value) => char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~';

    private static void AppendOctet(StringBuilder normal, int octet) => normal.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);

    private static int Value(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
