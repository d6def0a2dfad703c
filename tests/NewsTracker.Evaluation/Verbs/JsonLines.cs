using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsTracker.Evaluation.Verbs;

internal static class JsonLines
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<List<T>> ReadAsync<T>(string path, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line) && JsonSerializer.Deserialize<T>(line, Options) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>What does not apply is left out, where a null would say that it was looked for and not found.</summary>
    public static JsonSerializerOptions OptionsWithoutNulls { get; } = new(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancellationToken) => WriteAsync(path, rows, Options, cancellationToken);

    public static Task WriteAsync<T>(string path, IEnumerable<T> rows, JsonSerializerOptions options, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, rows.Select(row => JsonSerializer.Serialize(row, options)), cancellationToken);
}
