using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NewsTracker.Core.Sources.Opml;

/// <summary>A list as text for a form, whatever encoding the file came in.</summary>
public static class OpmlText
{
    /// <param name="content">Read before as OPML, so that it is well-formed and small.</param>
    public static string Of(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

        // Written anew, so that no declaration names an encoding that the text no longer has, and line breaks in attributes stay.
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            XDocument.Load(reader).Save(writer);
        }

        return text.ToString();
    }
}
