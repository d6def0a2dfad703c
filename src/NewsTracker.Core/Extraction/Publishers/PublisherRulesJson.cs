using System.Globalization;
using System.Text.Json;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Publisher rules as admins write them; docs/adding-a-publisher.md shows the shape.</summary>
public static class PublisherRulesJson
{
    /// <summary>The rules, or every problem found in them, each a sentence for an admin. There are rules exactly where there are no problems.</summary>
    public static (PublisherRules? Rules, IReadOnlyList<string> Problems) Parse(string json)
    {
        var parser = new PublisherRulesParser();
        var rules = parser.Parse(json);
        return parser.Problems.Count == 0 ? (rules, []) : (null, parser.Problems);
    }

    public static string Write(PublisherRules rules) => AdminJson.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("layouts");
            foreach (var layout in rules.Layouts)
                Write(writer, layout);
            writer.WriteEndArray();
            writer.WriteEndObject();
        },
        isIndented: true);

    /// <summary>The field's name in the JSON: <c>canonicalUrl</c>.</summary>
    public static string NameOf(ArticleField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static void Write(Utf8JsonWriter writer, PageLayout layout)
    {
        writer.WriteStartObject();
        if (layout.Until is { } until)
            writer.WriteString("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteStartObject("fields");
        foreach (var (field, rule) in layout.Fields.OrderBy(entry => entry.Key))
        {
            writer.WriteStartObject(NameOf(field));
            writer.WriteString("selector", rule.Selector);
            if (rule.Attribute is not null)
                writer.WriteString("attribute", rule.Attribute);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (layout.Drop.Count > 0)
        {
            writer.WriteStartArray("drop");
            foreach (var selector in layout.Drop)
                writer.WriteStringValue(selector);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
