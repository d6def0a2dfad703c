using System.Text.Json;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>Filters as they are kept and exchanged: an object of lists, those that hold nothing left out.</summary>
public static class ArticleFilterJson
{
    private const int LongestJson = 200_000;

    private static readonly (string Name, Func<ArticleFilter, IEnumerable<string>> Read)[] Lists =
    [
        ("includeWords", filter => filter.IncludeWords.Select(word => word.Text)),
        ("excludeWords", filter => filter.ExcludeWords.Select(word => word.Text)),
        ("includeUrls", filter => filter.IncludeUrls.Select(pattern => pattern.Text)),
        ("excludeUrls", filter => filter.ExcludeUrls.Select(pattern => pattern.Text)),
        ("includeLanguages", filter => filter.IncludeLanguages),
        ("excludeLanguages", filter => filter.ExcludeLanguages),
    ];

    /// <summary>The filter, or every problem found in it, each a sentence for an admin.</summary>
    public static (ArticleFilter? Filter, IReadOnlyList<string> Problems) Parse(string json)
    {
        var (read, problem) = AdminJson.Read(json, LongestJson, "The filters", Read);
        return problem is null ? read : (null, [problem]);
    }

    /// <summary>Absent for a filter that keeps nothing out.</summary>
    public static string? Write(ArticleFilter filter) => filter.IsEmpty ? null : AdminJson.Write(writer => Write(writer, filter), isIndented: false);

    private static void Write(Utf8JsonWriter writer, ArticleFilter filter)
    {
        writer.WriteStartObject();
        foreach (var (name, read) in Lists)
        {
            var list = read(filter).ToList();
            if (list.Count == 0)
                continue;
            writer.WriteStartArray(name);
            foreach (var item in list)
                writer.WriteStringValue(item);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static (ArticleFilter? Filter, IReadOnlyList<string> Problems) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, ["The filters are not an object in braces."]);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!Array.Exists(Lists, list => list.Name == property.Name))
                return (null, [$"The filters have \"{property.Name.CutTo(40)}\", which means nothing here."]);
            if (property.Value.ValueKind != JsonValueKind.Array || property.Value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
                return (null, [$"\"{property.Name}\" is not a list of texts."]);
            lists[property.Name] = [.. property.Value.EnumerateArray().Select(item => item.GetString()!)];
        }

        IReadOnlyList<string> List(int index) => lists.GetValueOrDefault(Lists[index].Name) ?? [];
        return ArticleFilterForm.Read(List(0), List(1), List(2), List(3), List(4), List(5));
    }
}
