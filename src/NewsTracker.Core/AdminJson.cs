using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsTracker.Core;

/// <summary>JSON as admins write it: rules, selectors, filters.</summary>
internal static class AdminJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    /// <param name="what">How a sentence begins that says what is wrong: "The rules".</param>
    /// <returns>What was read; or why it cannot be, in a sentence.</returns>
    public static (T? Read, string? Problem) Read<T>(string json, int longest, string what, Func<JsonElement, T> read)
    {
        if (json.Length > longest)
            return (default, $"{what} have {json.Length:N0} characters; {longest:N0} are the most.");
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return (read(document.RootElement), null);
        }
        catch (JsonException exception)
        {
            return (default, $"{what} are not valid JSON: something is wrong in line {(exception.LineNumber ?? 0) + 1}, column {(exception.BytePositionInLine ?? 0) + 1}.");
        }
        catch (InvalidOperationException)
        {
            return (default, $"{what} are not valid JSON: a text holds half a character, as \\ud800 is.");
        }
    }

    public static string Write(Action<Utf8JsonWriter> write, bool isIndented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, isIndented ? Indented : Plain))
            write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
