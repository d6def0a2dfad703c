using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>RIS, type NEWS; a line each, ended by CR LF as the format wants.</summary>
public static class Ris
{
    /// <param name="note">Words about the reference, where there are any.</param>
    public static string ToRis(this Citation citation, string? note = null)
    {
        var text = new StringBuilder();
        void Line(string tag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(tag).Append("  - ").Append(value.WithoutControls()).Append("\r\n");
        }

        Line("TY", "NEWS");
        Line("ID", citation.ArticleId.ToString(CultureInfo.InvariantCulture));
        Line("TI", citation.Headline);
        foreach (var author in citation.Authors)
            Line("AU", Author(author));

        // The paper is what an article stands in. As a publisher alone, programs whose newspaper articles have none would drop it.
        Line("T2", citation.Publisher);
        Line("PY", citation.PublishedOn?.Year.ToString("0000", CultureInfo.InvariantCulture));
        Line("DA", citation.PublishedOn?.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture));
        Line("UR", citation.Url);
        Line("Y2", citation.AccessedOn.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture));
        Line("LA", citation.Language);
        Line("N1", note);
        return text.Append("ER  - \r\n\r\n").ToString();
    }

    /// <summary>"Lastname, Firstname, Suffix" (RIS Format Specifications, AU). A name that is not taken apart has no comma, which would make its beginning a family's name.</summary>
    private static string Author(PersonName name) => name is PersonName.Person person
        ? string.Join(", ", ((string?[])[person.WholeFamily, person.Given, person.Suffix]).OfType<string>())
        : name.Whole.Replace(",", "", StringComparison.Ordinal);
}
