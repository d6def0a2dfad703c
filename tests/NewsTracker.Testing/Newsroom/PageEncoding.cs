using System.Globalization;
using System.Text;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Encodes pages as old publishing systems do: a letter the encoding lacks becomes a numeric character reference.</summary>
internal static class PageEncoding
{
    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Encode(string html, string label)
    {
        var encoding = Encoding.GetEncoding(label, new EncoderReplacementFallback(""), DecoderFallback.ExceptionFallback);
        var encodable = new StringBuilder(html.Length);
        foreach (var rune in html.EnumerateRunes())
        {
            if (encoding.GetByteCount(rune.ToString()) > 0)
                encodable.Append(rune);
            else
                encodable.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
        }

        return encoding.GetBytes(encodable.ToString());
    }
}
