using System.Net;
using System.Text.Json;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Values of a JSON-LD object, which may each stand alone or in a list.</summary>
internal static class JsonLdValues
{
    /// <summary>The value, or the first of several.</summary>
    public static JsonElement First(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;

    /// <summary>By its name in schema.org; an article before whatever else it is.</summary>
    public static string TypeOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return "";
        if (type.ValueKind == JsonValueKind.Array)
            return type.EnumerateArray().Select(TextOf).OfType<string>().FirstOrDefault(name => name.Contains("Article", StringComparison.Ordinal)) ?? TextOf(First(type)) ?? "";
        return TextOf(type) is { } name ? name[(name.LastIndexOf('/') + 1)..] : "";
    }

    private static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>The text of a property; absent where it is empty, or no text.</summary>
    public static string? TextOf(JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var value))
            return null;
        var text = TextOf(First(value))?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Publishers put markup's references into JSON.</summary>
    public static string Clean(string text) => WebUtility.HtmlDecode(text).Trim();
}
