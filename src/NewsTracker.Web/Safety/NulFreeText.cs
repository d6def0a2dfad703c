using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsTracker.Web.Safety;

/// <summary>Reads texts of JSON, and refuses those with a NUL character.</summary>
internal sealed class NulFreeText : JsonConverter<string>
{
    /// <exception cref="NulException">The text holds a NUL.</exception>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(reader.GetString());

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(reader.GetString())!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string? Checked(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true ? throw new NulException() : text;
}

/// <summary>JSON that holds a NUL character in a text.</summary>
internal sealed class NulException() : JsonException(NulRefusal.Words);
