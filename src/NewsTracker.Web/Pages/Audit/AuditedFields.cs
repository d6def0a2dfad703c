using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NewsTracker.Web.Pages.Audit;

/// <summary>The state of a thing, as the audit keeps it in JSON, as fields that can be read: what lies within another is named by both, and an entry of a list by what tells it from the others.</summary>
internal static class AuditedFields
{
    private const string Within = " · ";

    /// <summary>What tells the entries of a list apart, the surest first.</summary>
    private static readonly string[] Names = ["id", "code", "key", "url", "name"];

    /// <param name="json">Null reads as no fields.</param>
    /// <returns>The values in words by the fields' names; without those that hold nothing.</returns>
    public static IReadOnlyDictionary<string, string> Read(string? json)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Add(fields, "", document.RootElement);
        }

        return fields;
    }

    private static void Add(OrderedDictionary<string, string> fields, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(fields, Joined(name, InWords(property.Name)), property.Value);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().Any(entry => entry.ValueKind is JsonValueKind.Object):
                foreach (var (index, entry) in value.EnumerateArray().Index())
                {
                    AddEntry(fields, name, index, entry);
                }

                break;
            case JsonValueKind.Array:
                Put(fields, name, string.Join(", ", value.EnumerateArray().Select(ValueInWords)));
                break;
            default:
                Put(fields, name, ValueInWords(value));
                break;
        }
    }

    /// <summary>An entry of a list: what names it is not told again as a field, where it has others.</summary>
    private static void AddEntry(OrderedDictionary<string, string> fields, string list, int index, JsonElement entry)
    {
        var naming = entry.ValueKind is JsonValueKind.Object && entry.GetPropertyCount() > 1 ? Names.FirstOrDefault(name => IsName(entry, name)) : null;
        var named = $"{list} {(naming is null ? (index + 1).ToString(CultureInfo.InvariantCulture) : entry.GetProperty(naming).ToString())}".TrimStart();
        if (naming is null)
        {
            Add(fields, named, entry);
            return;
        }

        foreach (var property in entry.EnumerateObject().Where(property => property.Name != naming))
        {
            Add(fields, Joined(named, InWords(property.Name)), property.Value);
        }
    }

    private static bool IsName(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static void Put(OrderedDictionary<string, string> fields, string name, string value)
    {
        if (value.Length > 0)
            fields[name.Length == 0 ? "value" : name] = value;
    }

    private static string Joined(string outer, string inner) => outer.Length == 0 ? inner : outer + Within + inner;

    private static string ValueInWords(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "none",
        _ => value.ToString(),
    };

    /// <summary>pollInterval is "poll interval". What is no single word of letters, such as an address, stays as it is.</summary>
    private static string InWords(string name)
    {
        if (!name.All(char.IsAsciiLetter))
        {
            return name;
        }

        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
