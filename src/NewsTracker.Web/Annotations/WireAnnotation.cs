using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsTracker.Web.Annotations;

/// <summary>An annotation as the W3C Web Annotation model writes it. What is stored is another type: see <see cref="AnnotationPresenter"/>.</summary>
public sealed record WireAnnotation
{
    public const string MediaType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    public const string ModelContext = "http://www.w3.org/ns/anno.jsonld";

    /// <summary>Others may name several, or put definitions of their own there.</summary>
    [JsonPropertyName("@context")]
    [JsonConverter(typeof(OnlyWritten<string>))]
    public string? Context { get; init; } = ModelContext;

    public string? Id { get; init; }

    public string Type { get; init; } = "Annotation";

    [JsonConverter(typeof(OneOrMany<string>))]
    public IReadOnlyList<string>? Motivation { get; init; }

    /// <summary>Others may name it by an address, or name several. Whoever sends an annotation is its creator.</summary>
    [JsonConverter(typeof(OnlyWritten<WireAgent>))]
    public WireAgent? Creator { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    [JsonConverter(typeof(OneOrMany<WireBody>))]
    public IReadOnlyList<WireBody>? Body { get; init; }

    public WireTarget? Target { get; init; }
}

public sealed record WireAgent(string Name, string Type = "Person");

/// <summary>A comment, or with the purpose "tagging" a tag's name.</summary>
public sealed record WireBody
{
    public string Type { get; init; } = "TextualBody";

    public string? Value { get; init; }

    public string? Format { get; init; }

    public string? Purpose { get; init; }
}

/// <summary>What is annotated: a part of a page, or as a bare address another annotation.</summary>
[JsonConverter(typeof(WireTargetConverter))]
public sealed record WireTarget
{
    public string Type { get; init; } = "SpecificResource";

    /// <summary><c>source</c> on the wire; our sources are publishers.</summary>
    [JsonPropertyName("source")]
    public string? TargetUrl { get; init; }

    [JsonConverter(typeof(OneOrMany<WireSelector>))]
    public IReadOnlyList<WireSelector>? Selector { get; init; }
}

/// <summary>Selectors of kinds we do not store are read as this and left aside.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(WireTextQuoteSelector), "TextQuoteSelector")]
[JsonDerivedType(typeof(WireTextPositionSelector), "TextPositionSelector")]
public record WireSelector;

public sealed record WireTextQuoteSelector(string Exact, string? Prefix, string? Suffix) : WireSelector;

/// <summary>In Unicode code points.</summary>
public sealed record WireTextPositionSelector(int Start, int End) : WireSelector;

/// <summary>JSON-LD writes a single value bare and several as an array; both are read. A body may also be bare text.</summary>
internal sealed class OneOrMany<T> : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var values = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                values.Add(ReadOne(ref reader, options));
            }

            return values;
        }

        return [ReadOne(ref reader, options)];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        if (value.Count == 1)
        {
            JsonSerializer.Serialize(writer, value[0], options);
            return;
        }

        writer.WriteStartArray();
        foreach (var one in value)
        {
            JsonSerializer.Serialize(writer, one, options);
        }

        writer.WriteEndArray();
    }

    private static T ReadOne(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && typeof(T) == typeof(WireBody)
            ? (T)(object)new WireBody { Value = reader.GetString() }
            : JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("A value is null where one is needed.");
}

/// <summary>What the model lets others write in more ways than we do, and what we take nothing from.</summary>
internal sealed class OnlyWritten<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
}

/// <summary>A target is an address, or an object.</summary>
internal sealed class WireTargetConverter : JsonConverter<WireTarget>
{
    public override WireTarget? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new WireTarget { TargetUrl = reader.GetString() };
        }

        var shape = JsonSerializer.Deserialize<Shape>(ref reader, options);
        return shape is null ? null : new WireTarget { TargetUrl = shape.Source ?? shape.Id, Selector = shape.Selector };
    }

    public override void Write(Utf8JsonWriter writer, WireTarget value, JsonSerializerOptions options)
    {
        if (value.Selector is null)
        {
            writer.WriteStringValue(value.TargetUrl);
            return;
        }

        JsonSerializer.Serialize(writer, new Shape(value.Type, null, value.TargetUrl, value.Selector), options);
    }

    private sealed record Shape(string? Type, string? Id, string? Source, [property: JsonConverter(typeof(OneOrMany<WireSelector>))] IReadOnlyList<WireSelector>? Selector);
}

/// <summary>Annotations by the page, as the Web Annotation Protocol has it.</summary>
public sealed record WireCollection(
    [property: JsonPropertyName("@context")] string Context, string Id, string Type, int Total, string? First, string? Last);

public sealed record WirePage(
    [property: JsonPropertyName("@context")] string Context, string Id, string Type, string PartOf, int StartIndex, string? Next, string? Prev, IReadOnlyList<WireAnnotation> Items);
