using System.Net;
using System.Text.Json;
using NewsTracker.Core.Extraction.Blocks;
using static NewsTracker.Core.Extraction.Metadata.JsonLdValues;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Reads a JSON-LD object that is an article, or the page around one.</summary>
internal static class StructuredArticleReader
{
    /// <summary>More than any article is long. Each block of the page is looked for in it.</summary>
    private const int LongestBody = 200_000;

    public static StructuredArticle Read(JsonElement element, StructuredNode node)
    {
        var body = TextOf(element, "articleBody") ?? TextOf(element, "text");
        return new StructuredArticle
        {
            IsPage = node == StructuredNode.Page,
            Headline = TextOf(element, "headline") ?? TextOf(element, "name"),
            AlternativeHeadline = TextOf(element, "alternativeHeadline") ?? TextOf(element, "alternateName"),
            Published = TextOf(element, "datePublished") ?? TextOf(element, "dateCreated"),
            Modified = TextOf(element, "dateModified"),
            Dates = ReadDates(element, node),
            Authors = ReadAuthors(element),
            Language = ReadLanguage(element),
            Description = TextOf(element, "description"),
            Publisher = element.TryGetProperty("publisher", out var publisher) && First(publisher) is { ValueKind: JsonValueKind.Object } named ? TextOf(named, "name") : null,
            Body = body,
            BodyKey = body is null ? null : TextMeasure.Key(WebUtility.HtmlDecode(body).CutTo(LongestBody)),
            Subjects = StructuredSubjects.Read(element),
            Url = TextOf(element, "url") ?? (element.TryGetProperty("mainEntityOfPage", out var main) ? AddressOf(main) : null) ?? TextOf(element, "@id"),
        };
    }

    private static List<StructuredDate> ReadDates(JsonElement element, StructuredNode node)
    {
        var dates = new List<StructuredDate>();
        if (TextOf(element, "datePublished") is { } published)
            dates.Add(new StructuredDate(published, node));
        if (TextOf(element, "dateCreated") is { } created)
            dates.Add(new StructuredDate(created, node) { IsCreation = true });
        if (TextOf(element, "dateModified") is { } modified)
            dates.Add(new StructuredDate(modified, node) { IsModified = true });
        return dates;
    }

    private static List<BylineName> ReadAuthors(JsonElement element)
    {
        var names = new List<BylineName>();
        foreach (var property in (ReadOnlySpan<string>)["author", "creator"])
        {
            if (names.Count > 0 || !element.TryGetProperty(property, out var value))
                continue;
            foreach (var author in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(30) : [value])
            {
                if (author.ValueKind == JsonValueKind.String)
                    names.Add(new BylineName(Clean(author.GetString()!), IsOrganisation: false));
                else if (author.ValueKind == JsonValueKind.Object)
                    AddAuthor(author, names);
            }
        }

        return names;
    }

    private static void AddAuthor(JsonElement author, List<BylineName> names)
    {
        var isOrganisation = TypeOf(author) is var type && (type.Contains("Organization", StringComparison.Ordinal) || type.Contains("Corporation", StringComparison.Ordinal));
        if (author.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Array)
            names.AddRange(name.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Take(30).Select(item => new BylineName(Clean(item.GetString()!), isOrganisation)));
        else if (TextOf(author, "name") is { } text)
            names.Add(new BylineName(Clean(text), isOrganisation));
        else if (TextOf(author, "@id") is { } id)
            names.Add(new BylineName("@id:" + id, isOrganisation));
    }

    private static string? ReadLanguage(JsonElement element) =>
        TextOf(element, "inLanguage") ?? (element.TryGetProperty("inLanguage", out var language) && First(language) is { ValueKind: JsonValueKind.Object } named
            ? TextOf(named, "alternateName") ?? TextOf(named, "name") : null);

    private static string? AddressOf(JsonElement main) => main.ValueKind == JsonValueKind.String ? main.GetString() : main.ValueKind == JsonValueKind.Object ? TextOf(main, "@id") : null;
}
