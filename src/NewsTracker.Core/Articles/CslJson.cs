using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsTracker.Core.Articles;

/// <summary>Citations as CSL-JSON, which reference managers exchange.</summary>
public static class CslJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToCslJson(this Citation citation)
    {
        var item = new JsonObject
        {
            ["id"] = $"article{citation.ArticleId}",
            ["type"] = "article-newspaper",
            ["title"] = citation.Headline,
            ["accessed"] = Date(citation.AccessedOn),
        };
        if (citation.Authors.Count > 0)
            item["author"] = new JsonArray([.. citation.Authors.Select(author => new JsonObject { ["literal"] = author })]);
        if (citation.Publisher is not null)
            item["container-title"] = citation.Publisher;
        if (citation.PublishedOn is { } on)
            item["issued"] = Date(on);
        if (citation.Url is not null)
            item["URL"] = citation.Url;
        if (citation.Language is not null)
            item["language"] = citation.Language;
        return new JsonArray(item).ToJsonString(Readable);
    }

    private static JsonObject Date(DateOnly day) => new() { ["date-parts"] = new JsonArray(new JsonArray(day.Year, day.Month, day.Day)) };
}
