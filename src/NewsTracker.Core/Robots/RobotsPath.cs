using System.Text;

namespace NewsTracker.Core.Robots;

/// <summary>Paths and patterns of a robots.txt in one spelling, and the match between them.</summary>
internal static class RobotsPath
{
    /// <summary>Path and query of an address as it was written, in the spelling patterns have.</summary>
    public static string Of(Uri url)
    {
        var printed = url.OriginalString.AsSpan();
        var scheme = printed.IndexOf("://");
        var rest = scheme < 0 ? printed : printed[(scheme + 3)..];
        var start = rest.IndexOfAny("/?#");
        var path = start < 0 ? "" : rest[start..];
        var fragment = path.IndexOf('#');
        path = fragment < 0 ? path : path[..fragment];
        return Normalise(path.StartsWith("/") ? path : "/" + path.ToString());
    }

    /// <summary>Percent-encodes what is not ASCII and writes the digits of encoded octets in upper case (RFC 9309 2.2.2).</summary>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        var normal = new StringBuilder(text.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var index = 0; index < text.Length;)
        {
            var character = text[index];
            if (character == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]))
            {
                normal.Append('%').Append(char.ToUpperInvariant(text[index + 1])).Append(char.ToUpperInvariant(text[index + 2]));
                index += 3;
            }
            else if (char.IsAscii(character))
            {
                normal.Append(character);
                index++;
            }
            else
            {
                Rune.DecodeFromUtf16(text[index..], out var rune, out var consumed);
                foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
                    normal.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                index += consumed;
            }
        }

        return normal.ToString();
    }

    /// <summary>Whether the pattern matches the start of the path. Each star remembers only the last place it could stretch to, so the work is at most pattern × path.</summary>
    public static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var end = anchored ? pattern.Length - 1 : pattern.Length;
        int at = 0, inPath = 0, star = -1, stretched = 0;
        while (true)
        {
            if (at == end && (!anchored || inPath == path.Length))
                return true;
            if (at < end && pattern[at] == '*')
            {
                star = at++;
                stretched = inPath;
            }
            else if (at < end && inPath < path.Length && pattern[at] == path[inPath])
            {
                at++;
                inPath++;
            }
            else if (star >= 0 && stretched < path.Length)
            {
                at = star + 1;
                inPath = ++stretched;
            }
            else
            {
                return false;
            }
        }
    }
}
