using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>BibTeX's <c>@online</c>; braces keep capitals, and what TeX would read as a command is escaped.</summary>
public static class BibTeX
{
    public static string ToBibTeX(this Citation citation)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"@online{{article{citation.ArticleId},\n"));
        void Field(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
        }

        Field("title", $"{{{Escaped(citation.Headline)}}}");
        Field("author", string.Join(" and ", citation.Authors.Select(Author)));
        Field("organization", citation.Publisher is null ? null : Escaped(citation.Publisher));
        Field("date", Reference.Day(citation.PublishedOn));
        Field("url", citation.Url is null ? null : citation.Url.WithoutControls().Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace(@"\", "%5C", StringComparison.Ordinal));
        Field("urldate", Reference.Day(citation.AccessedOn));
        Field("langid", BabelLanguages.Of(citation.Language));
        return text.Append("}\n").ToString();
    }

    /// <summary>"von Family, Jr, Given" (Patashnik, BibTeXing, 4: it tells particles by their small letters); in braces what is not to be taken apart.</summary>
    private static string Author(PersonName name) => name is PersonName.Person person
        ? string.Join(", ", ((string?[])[person.WholeFamily, person.Suffix, person.Given]).OfType<string>().Select(Part))
        : $"{{{Escaped(name.Whole)}}}";

    /// <summary>A comma would begin another part, and "and" another name.</summary>
    private static string Part(string part) =>
        part.Contains(',', StringComparison.Ordinal) || $" {part} ".Contains(" and ", StringComparison.OrdinalIgnoreCase) ? $"{{{Escaped(part)}}}" : Escaped(part);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text.WithoutControls())
        {
            escaped.Append(c switch
            {
                '\\' => (string)@"\textbackslash{}",

                // BibTeX counts braces, with a backslash before them or without: one that has no partner would break the file.
                '{' => @"\textbraceleft{}",
                '}' => @"\textbraceright{}",
                '%' or '&' or '$' or '#' or '_' => $@"\{c}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
