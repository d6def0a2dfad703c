using System.Text;
using System.Text.Json;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Finds the article among a page's JSON-LD objects. Faulty JSON is mended where pages commonly break it, else left out.</summary>
internal static class JsonLdReader
{
    private const int MostObjects = 2_000;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48 };

    public static StructuredPage Read(IReadOnlyList<string> scripts, Uri? url)
    {
        var page = new StructuredPage();
        foreach (var script in scripts)
        {
            foreach (var document in Parse(script))
            {
                using (document)
                    Visit(document.RootElement, page);
            }
        }

        page.Choose(url);
        return page;
    }

    private static List<JsonDocument> Parse(string script)
    {
        var json = script.Trim().TrimEnd(';');
        if (json.StartsWith("<!--", StringComparison.Ordinal) || json.StartsWith("//<![CDATA[", StringComparison.Ordinal) || json.StartsWith("/*<![CDATA[", StringComparison.Ordinal))
            json = Unwrapped(json);
        json = JsonEscapes.Mend(json);
        if ((TryParse(json) ?? TryParse(EscapeControls(json))) is { } whole)
            return [whole];
        return ParseLeading(EscapeControls(json));
    }

    /// <summary>What stands from the first opening bracket to the last closing one.</summary>
    private static string Unwrapped(string json)
    {
        var (first, last) = (json.AsSpan().IndexOfAny('{', '['), json.AsSpan().LastIndexOfAny('}', ']'));
        return first >= 0 && last > first ? json[first..(last + 1)] : "";
    }

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Several objects in one script without a list around them, or one with a stray end: what stands whole before the fault is read.</summary>
    private static List<JsonDocument> ParseLeading(string json)
    {
        var documents = new List<JsonDocument>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48, AllowMultipleValues = true });
        try
        {
            while (documents.Count < MostObjects && reader.Read())
                documents.Add(JsonDocument.ParseValue(ref reader));
        }
        catch (JsonException)
        {
            return documents;
        }

        return documents;
    }

    /// <summary>Line breaks inside strings are the commonest fault of hand-made JSON-LD.</summary>
    private static string EscapeControls(string json)
    {
        var mended = new StringBuilder(json.Length);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (character == '\\' && i + 1 < json.Length)
            {
                mended.Append(character).Append(json[++i]);
                continue;
            }

            inString ^= character == '"';
            mended.Append(inString && character < ' ' ? ' ' : character);
        }

        return mended.ToString();
    }

    private static void Visit(JsonElement root, StructuredPage page)
    {
        var pending = new Queue<(JsonElement Element, bool InList)>();
        pending.Enqueue((root, false));
        for (var seen = 0; pending.Count > 0 && seen < MostObjects; seen++)
        {
            var (element, inList) = pending.Dequeue();
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    pending.Enqueue((item, inList));
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                page.Add(element, inList);
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                        pending.Enqueue((property.Value, inList || property.Name is "itemListElement" or "mentions" or "isPartOf" or "citation" or "relatedLink" or "hasPart" or "liveBlogUpdate" or "comment" or "review"));
                }
            }
        }
    }
}
