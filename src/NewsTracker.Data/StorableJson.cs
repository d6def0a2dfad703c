using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsTracker.Data;

/// <summary>JSON for columns of the type jsonb, which hold every character but NUL.</summary>
public static partial class StorableJson
{
    /// <summary>Written without the NULs in its texts and names.</summary>
    public static string Serialize<T>(T value, JsonSerializerOptions? options = null)
    {
        var json = JsonSerializer.Serialize(value, options);
        return json.Contains("\\u0000", StringComparison.Ordinal) ? Nul().Replace(json, "$1") : json;
    }

    // Behind an escaped backslash the same letters are letters.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex Nul();
}
