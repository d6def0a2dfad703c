using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsTracker.Data.Reference;

internal static class ReferenceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
    };

    public static T Read<T>(Stream stream)
    {
        using (stream)
        {
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"The file of {typeof(T).Name} is empty.");
        }
    }
}
