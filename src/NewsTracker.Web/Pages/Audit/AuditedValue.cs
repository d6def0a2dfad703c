using System.Text.Json;
using NewsTracker.Core;

namespace NewsTracker.Web.Pages.Audit;

/// <summary>The values of an audit event side by side, one row a key.</summary>
public sealed record AuditedValue(string Key, string? Before, string? After)
{
    private const int MaxShown = 500;

    public static IReadOnlyList<AuditedValue> Compare(string? before, string? after)
    {
        var old = Read(before);
        var now = Read(after);
        return [.. old.Keys.Union(now.Keys).Select(key => new AuditedValue(key, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))];
    }

    private static Dictionary<string, string> Read(string? json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    values[property.Name] = InWords(property.Value);
                }
            }
            else
            {
                values["value"] = InWords(document.RootElement);
            }
        }

        return values;
    }

    private static string InWords(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Null => "none",
            _ => value.ToString(),
        };
        return text.ShortenTo(MaxShown);
    }
}
