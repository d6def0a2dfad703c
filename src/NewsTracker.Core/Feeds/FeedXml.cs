using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NewsTracker.Core.Feeds;

/// <summary>XML as feeds have it: first by the book, then with the commonest faults mended. No DTD is processed, no entity of the document's own expanded.</summary>
internal static class FeedXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1024 * 1024,
    };

    public static XElement? Parse(string text) => TryParse(text) ?? TryParse(Mended(text));

    private static XElement? TryParse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Drops what stands before the first element and characters XML forbids, resolves HTML's named entities, and escapes ampersands that begin none.</summary>
    private static string Mended(string text)
    {
        var start = text.IndexOf("<?xml", StringComparison.Ordinal);
        if (start < 0)
        {
            start = Math.Max(0, text.IndexOf('<', StringComparison.Ordinal));
        }

        var mended = new StringBuilder(text.Length + 64);
        for (var i = start; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '&')
            {
                i += AppendReference(mended, text.AsSpan(i));
            }
            else if (XmlConvert.IsXmlChar(character) || char.IsSurrogate(character))
            {
                mended.Append(character);
            }
        }

        return mended.ToString();
    }

    /// <summary>Appends a reference that XML knows, or the character an HTML name stands for, or an escaped ampersand.</summary>
    /// <returns>How many characters beyond the ampersand were taken.</returns>
    private static int AppendReference(StringBuilder mended, ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 32)].IndexOf(';');
        var reference = end > 1 ? text[..(end + 1)].ToString() : "";
        if (reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            mended.Append(reference);
            return end;
        }

        var decoded = reference.Length > 0 ? System.Net.WebUtility.HtmlDecode(reference) : "";
        if (decoded.Length is 1 or 2 && decoded != reference && (decoded.Length == 2 || XmlConvert.IsXmlChar(decoded[0])))
        {
            mended.Append(decoded is "<" ? "&lt;" : decoded is "&" ? "&amp;" : decoded);
            return end;
        }

        mended.Append("&amp;");
        return 0;
    }
}
