using System.Text.Json;
using System.Text.Json.Serialization;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Jobs;

/// <summary>How parameters and checkpoints are written: web style, enumerations by name.</summary>
internal static class JobJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write<T>(T value) => StorableJson.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");
}
