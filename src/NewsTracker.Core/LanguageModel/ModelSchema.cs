using System.Text.Json;
using System.Text.Json.Nodes;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.LanguageModel;

/// <summary>The JSON schema that an answer is asked to follow. Whether it does is checked all the same: see <see cref="ModelAnswer"/>.</summary>
public static class ModelSchema
{
    public const string Name = "positions";

    public static JsonElement Schema { get; } = JsonSerializer.SerializeToElement(Answer());

    private static JsonObject Answer() => Object(new JsonObject
    {
        ["positions"] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = Object(new JsonObject
            {
                ["country"] = new JsonObject { ["type"] = "string", ["description"] = "ISO 3166-1 alpha-3" },
                ["topic"] = OneOf(Enum.GetValues<Topic>().Select(topic => topic.ToKey())),
                ["stance"] = OneOf(Enum.GetValues<Stance>().Select(stance => stance.ToKey())),
                ["quote"] = new JsonObject { ["type"] = "string" },
                ["speaker"] = Optional(),
                ["said_on"] = Optional(),
            }),
        },
    });

    /// <summary>Endpoints that hold a model to a schema want every property required and no other.</summary>
    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject OneOf(IEnumerable<string> keys) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]) };

    private static JsonObject Optional() => new() { ["type"] = new JsonArray("string", "null") };
}
