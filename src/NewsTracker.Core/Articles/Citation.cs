using System.Globalization;
using System.Text;

namespace NewsTracker.Core.Articles;

/// <summary>What a reference to an article says, in the forms that people's programs read.</summary>
/// <param name="PublishedOn">The day the page prints, in its own offset; absent where it prints none.</param>
public sealed record Citation(long ArticleId, string Headline, IReadOnlyList<string> Authors, string? Publisher, DateOnly? PublishedOn, DateOnly AccessedOn, string? Url, string? Language)
{
    /// <summary>BibTeX's <c>@online</c>; braces keep capitals, and what TeX would read as a command is escaped.</summary>
    public string ToBibTeX()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"@online{{article{ArticleId},\n"));
        void Field(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
        }

        Field("title", $"{{{Tex(Headline)}}}");
        Field("author", string.Join(" and ", Authors.Select(author => $"{{{Tex(author)}}}")));
        Field("organization", Publisher is null ? null : Tex(Publisher));
        Field("date", Day(PublishedOn));
        Field("url", Url is null ? null : OneLine(Url).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace(@"\", "%5C", StringComparison.Ordinal));
        Field("urldate", Day(AccessedOn));
        Field("langid", Language is null ? null : Tex(Language));
        return text.Append("}\n").ToString();
    }

    /// <summary>RIS, type NEWS; a line each, ended by CR LF as the format wants.</summary>
    /// <param name="note">Words about the reference, where there are any.</param>
    public string ToRis(string? note = null)
    {
        var text = new StringBuilder();
        void Line(string tag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(tag).Append("  - ").Append(OneLine(value)).Append("\r\n");
        }

        Line("TY", "NEWS");
        Line("ID", ArticleId.ToString(CultureInfo.InvariantCulture));
        Line("TI", Headline);
        foreach (var author in Authors)
            Line("AU", author);
        Line("PB", Publisher);
        Line("PY", PublishedOn?.Year.ToString("0000", CultureInfo.InvariantCulture));
        Line("DA", PublishedOn?.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture));
        Line("UR", Url);
        Line("Y2", AccessedOn.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture));
        Line("LA", Language);
        Line("N1", note);
        return text.Append("ER  - \r\n\r\n").ToString();
    }

    /// <summary>The 7th edition of APA, for online news.</summary>
    public string ToApa()
    {
        var date = PublishedOn is { } on ? on.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture) : "n.d.";
        var who = Authors.Count > 0 ? string.Join(", ", Authors) : Publisher;
        var site = Authors.Count > 0 && Publisher is not null ? $" {Publisher}." : "";
        return OneLine(who is null ? $"{Headline}. ({date}). {Url}" : $"{who}. ({date}). {Headline}.{site} {Url}").Trim();
    }

    /// <summary>Chicago, notes and bibliography: the entry in the bibliography.</summary>
    public string ToChicago()
    {
        var who = Authors.Count > 0 ? string.Join(", ", Authors) + ". " : "";
        var where = Publisher is null ? "" : $" {Publisher},";
        var date = PublishedOn is { } on ? $" {on.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}." : $" Accessed {AccessedOn.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}.";
        return OneLine($"{who}“{Headline}.”{where}{date} {Url}").Trim();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Tex(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in OneLine(text))
        {
            escaped.Append(c switch
            {
                '\\' => (string)@"\textbackslash{}",
                '{' or '}' or '%' or '&' or '$' or '#' or '_' => $@"\{c}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
