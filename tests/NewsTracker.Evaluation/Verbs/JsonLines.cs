using System.Text.Encodings.Web;
using System.Text.Json;

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

    public static Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, rows.Select(row => JsonSerializer.Serialize(row, Options)), cancellationToken);
}
