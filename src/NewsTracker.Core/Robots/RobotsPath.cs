using System.Text;

namespace NewsTracker.Core.Robots;

/// <summary>One form for paths of rules and of addresses, so that they can be compared octet by octet (RFC 9309, 2.2.2).</summary>
internal static class RobotsPath
{
    /// <summary>Escapes what is not ASCII as UTF-8, and writes existing escapes in capitals; unreserved characters stand unescaped.</summary>
    public static string Normalise(string path)
    {
        var normal = new StringBuilder(path.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var character = path[i];
            if (character == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = Convert.ToByte(path.Substring(i + 1, 2), 16);
                _ = IsUnreserved((char)octet) ? normal.Append((char)octet) : normal.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else if (character < 0x80)
            {
                normal.Append(character);
            }
            else if (Rune.TryGetRuneAt(path, i, out var rune))
            {
                foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
                {
                    normal.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                }

                i += rune.Utf16SequenceLength - 1;
            }
        }

        return normal.ToString();
    }

    private static bool IsUnreserved(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';
}
