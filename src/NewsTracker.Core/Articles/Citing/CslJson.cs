using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsTracker.Core.Articles.Citing;

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
            item["author"] = new JsonArray([.. citation.Authors.Select(Author)]);
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

    /// <summary>A name-variable of the CSL-JSON schema. Particles stay where the family's name stands alone: what drops them differs from land to land, and the name does not tell its land.</summary>
    private static JsonObject Author(PersonName name)
    {
        if (name is not PersonName.Person person)
            return new() { ["literal"] = name.Whole };
        var parts = new JsonObject { ["family"] = person.Family, ["given"] = person.Given };
        if (person.Particle is not null)
            parts["non-dropping-particle"] = person.Particle;
        if (person.Suffix is not null)
            parts["suffix"] = person.Suffix;
        return parts;
    }

    private static JsonObject Date(DateOnly day) => new() { ["date-parts"] = new JsonArray(new JsonArray(day.Year, day.Month, day.Day)) };
}
